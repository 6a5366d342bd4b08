package bellwether.trading.strategy.basket;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/strategies`.
///
/// @param rules as a backtest takes them; absent for a basket that is traded by orders only
/// @param active whether the rules may order; absent means no
public record StrategyRequest(
        @NotNull(message = "is required: the portfolio's id, such as pf_1") String portfolio,
        @NotNull(message = Portfolio.NAME_RULE)
                @Pattern(regexp = Portfolio.NAME_PATTERN, message = Portfolio.NAME_RULE)
                String name,
        @Nullable JsonNode rules,
        @Nullable List<@NotNull(message = "must be a ticker") String> symbols,
        @Nullable Boolean active)
        implements SelfValidating {

    @Override
    public List<Fault> faults() {
        return portfolio == null || PortfolioId.parse(portfolio).isPresent()
                ? List.of()
                : List.of(
                        new Fault(
                                "/portfolio",
                                "must be a portfolio's id such as pf_1, was \"%s\""
                                        .formatted(Quoted.text(portfolio))));
    }

    PortfolioId portfolioId() {
        return PortfolioId.parse(portfolio).orElseThrow();
    }
}
