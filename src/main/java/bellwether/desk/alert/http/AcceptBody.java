package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertOrder;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an alert is accepted: by a paper order, where a portfolio is given.
///
/// @param side `buy` where it is absent
public record AcceptBody(
        @Nullable String portfolio, @Nullable String side, @Nullable BigDecimal quantity)
        implements SelfValidating {
    static final AcceptBody NONE = new AcceptBody(null, null, null);
    private static final List<String> SIDES = List.of("buy", "sell");

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (side != null && !SIDES.contains(side)) {
            faults.add(new Fault("/side", DidYouMean.rule(SIDES, side)));
        }
        if (portfolio != null && PortfolioId.parse(portfolio).isEmpty()) {
            faults.add(
                    new Fault(
                            "/portfolio",
                            "must be the id of a portfolio such as pf_1, was \"%s\""
                                    .formatted(Quoted.text(portfolio))));
        }
        if (portfolio != null && quantity == null) {
            faults.add(
                    new Fault(
                            "/quantity",
                            "must be given where portfolio is: how many shares to order"));
        }
        if (quantity != null && quantity.signum() <= 0) {
            faults.add(
                    new Fault("/quantity", "must be more than 0, was " + quantity.toPlainString()));
        }
        if (portfolio == null && (side != null || quantity != null)) {
            faults.add(
                    new Fault(
                            "/portfolio",
                            "must be given where side or quantity is, as the portfolio to order in"));
        }
        return faults;
    }

    Optional<AlertOrder> order() {
        return Optional.ofNullable(portfolio)
                .flatMap(PortfolioId::parse)
                .map(id ->
                        new AlertOrder(
                                id,
                                "sell".equals(side) ? OrderSide.SELL : OrderSide.BUY,
                                Objects.requireNonNull(quantity)));
    }
}
