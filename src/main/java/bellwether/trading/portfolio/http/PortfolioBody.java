package bellwether.trading.portfolio.http;

import bellwether.market.money.PriceUnit;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.risk.RiskLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/portfolios`.
///
/// @param cash paid in at the beginning; 0 where absent
/// @param costs a preset for all symbols; each symbol's usual one where absent
/// @param limits on what opens, where they are not the usual ones
record PortfolioBody(
        @NotNull(message = Portfolio.NAME_RULE)
                @Pattern(regexp = Portfolio.NAME_PATTERN, message = Portfolio.NAME_RULE)
                String name,
        @NotNull(message = CURRENCY_RULE) @Pattern(regexp = "[A-Z]{3}", message = CURRENCY_RULE)
                String currency,
        @Nullable BigDecimal cash,
        @Nullable String tape,
        @Nullable @Pattern(regexp = "fifo|average", message = "must be fifo or average")
                String lotMethod,
        @Nullable Boolean shorting,
        @Nullable String costs,
        @Nullable Boolean autoConvert,
        @Nullable JsonNode limits)
        implements SelfValidating {
    private static final String CURRENCY_RULE = "must be a currency of 3 letters, such as USD";
    static final BigDecimal MOST_CASH = new BigDecimal("1e12");

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (cash != null
                && (cash.signum() < 0 || cash.compareTo(MOST_CASH) > 0 || scale(cash) > 2)) {
            faults.add(
                    new Fault(
                            "/cash",
                            "must be 0 to 1,000,000,000,000 with at most 2 decimals, was "
                                    + cash.toPlainString()));
        }
        if (tape != null && PortfolioTape.parse(tape).isEmpty()) {
            faults.add(new Fault("/tape", DidYouMean.rule(PortfolioTape.codes(), tape)));
        }
        faults.addAll(currencyFaults(currency));
        faults.addAll(limitFaults());
        return faults;
    }

    /// Of 3 letters that are no currency.
    static List<Fault> currencyFaults(@Nullable String code) {
        boolean isKnown =
                code == null
                        || !code.matches("[A-Z]{3}")
                        || PriceUnit.of(code)
                                .filter(unit -> unit.currency().equals(code))
                                .isPresent();
        return isKnown
                ? List.of()
                : List.of(
                        new Fault(
                                "/currency",
                                "must be a currency of ISO 4217 such as USD, or a coin such as BTC,"
                                        + " was "
                                        + Quoted.value(code)));
    }

    private List<Fault> limitFaults() {
        if (limits == null || limits.isNull()) {
            return List.of();
        }
        if (!(limits instanceof ObjectNode stated)) {
            return List.of(new Fault("/limits", "must be an object, was " + Quoted.json(limits)));
        }
        try {
            RiskLimits.USUAL.changed("/limits", stated);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.faults();
        }
    }

    /// Those that are stated; empty where none are.
    Optional<ObjectNode> statedLimits() {
        return limits instanceof ObjectNode stated ? Optional.of(stated) : Optional.empty();
    }

    static int scale(BigDecimal amount) {
        return amount.stripTrailingZeros().scale();
    }

    BigDecimal openingCash() {
        return cash == null ? BigDecimal.ZERO : cash;
    }

    PortfolioTerms terms() {
        return new PortfolioTerms(
                currency,
                tape == null ? PortfolioTape.DAILY : PortfolioTape.parse(tape).orElseThrow(),
                lotMethod == null
                        ? LotMethod.FIFO
                        : LotMethod.valueOf(lotMethod.toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(shorting),
                Objects.requireNonNullElse(costs, ""),
                Boolean.TRUE.equals(autoConvert));
    }
}
