package bellwether.research.learning.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.research.learning.HandTrade;
import bellwether.research.learning.StatedMoment;
import bellwether.trading.execution.OrderSide;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/outcomes`: a trade that was closed.
///
/// @param quantity 1 where it is absent
/// @param pnl what it has brought, to be held against what is computed
record OutcomeBody(
        @NotNull(message = Ticker.RULE_IN_WORDS) String ticker,
        @Nullable @Pattern(regexp = NAME, message = NAME_RULE) String pattern,
        @NotNull(message = SIDE_RULE) String side,
        @NotNull(message = PRICE_RULE) BigDecimal entry,
        @NotNull(message = PRICE_RULE) BigDecimal exit,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal quantity,
        @NotNull(message = StatedMoment.RULE) String openedAt,
        @NotNull(message = StatedMoment.RULE) String closedAt,
        @Nullable BigDecimal pnl)
        implements SelfValidating {
    private static final String NAME = "[^\\p{Cntrl}]{0,63}[^\\p{Cntrl}\\s]";
    private static final String NAME_RULE =
            "must be 1 to 64 characters on one line that do not end with a space";
    private static final String SIDE_RULE = "must be buy or sell";
    private static final String PRICE_RULE =
            "must be a price above 0, at most 1,000,000,000, with at most 8 decimals";
    private static final String QUANTITY_RULE =
            "must be above 0, at most 1,000,000,000, with at most 8 decimals";
    private static final String PNL_RULE =
            "must be an amount of at most 1,000,000,000,000, with at most 8 decimals";
    private static final BigDecimal MOST = new BigDecimal("1e9");
    private static final BigDecimal MOST_PNL = new BigDecimal("1e12");
    private static final int DECIMALS = 8;
    private static final List<String> SIDES = List.of("buy", "sell");

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (ticker != null && Ticker.of(ticker).isEmpty()) {
            faults.add(new Fault("/ticker", Ticker.rule(ticker)));
        }
        if (side != null && !SIDES.contains(side)) {
            faults.add(new Fault("/side", DidYouMean.rule(SIDES, side)));
        }
        positive(faults, "/entry", entry, PRICE_RULE);
        positive(faults, "/exit", exit, PRICE_RULE);
        positive(faults, "/stop", stop, PRICE_RULE);
        positive(faults, "/quantity", quantity, QUANTITY_RULE);
        if (pnl != null && (pnl.abs().compareTo(MOST_PNL) > 0 || scale(pnl) > DECIMALS)) {
            faults.add(new Fault("/pnl", PNL_RULE + ", was " + Quoted.text(pnl.toString())));
        }
        stopFault(faults);
        faults.addAll(StatedMoment.faults(openedAt, closedAt));
        return faults;
    }

    private static void positive(
            List<Fault> faults, String pointer, @Nullable BigDecimal number, String rule) {
        if (number != null
                && (number.signum() <= 0
                        || number.compareTo(MOST) > 0
                        || scale(number) > DECIMALS)) {
            faults.add(new Fault(pointer, rule + ", was " + Quoted.text(number.toString())));
        }
    }

    private static int scale(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }

    private void stopFault(List<Fault> faults) {
        if (stop == null || entry == null || side == null || !SIDES.contains(side)) {
            return;
        }
        boolean isLong = side.equals("buy");
        if (stop.compareTo(entry) * (isLong ? 1 : -1) >= 0) {
            faults.add(
                    new Fault(
                            "/stop",
                            "must be %s the entry %s of a %s, was %s"
                                    .formatted(
                                            isLong ? "below" : "above",
                                            entry.toPlainString(),
                                            side,
                                            stop.toPlainString())));
        }
    }

    /// Of a body without faults.
    HandTrade trade() {
        return new HandTrade(
                Ticker.of(ticker).orElseThrow().name(),
                pattern == null ? "" : pattern,
                OrderSide.valueOf(side.toUpperCase(Locale.ROOT)),
                entry,
                exit,
                Optional.ofNullable(stop),
                Optional.ofNullable(quantity),
                StatedMoment.parse(openedAt).orElseThrow(),
                StatedMoment.parse(closedAt).orElseThrow(),
                Optional.ofNullable(pnl));
    }
}
