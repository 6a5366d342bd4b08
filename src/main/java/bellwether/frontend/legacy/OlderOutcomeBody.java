package bellwether.frontend.legacy;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.research.learning.HandTrade;
import bellwether.research.learning.StatedMoment;
import bellwether.trading.execution.OrderSide;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/outcomes/log`.
///
/// @param side where it is absent, the sign of `pnl` and the prices say it
/// @param timeframe has no effect, nor has `metadata`
record OlderOutcomeBody(
        @NotNull(message = Ticker.RULE_IN_WORDS) String symbol,
        @Nullable @Size(max = 64, message = "must have at most 64 characters") String pattern,
        @NotNull(message = PRICE_RULE) BigDecimal entryPrice,
        @NotNull(message = PRICE_RULE) BigDecimal exitPrice,
        @Nullable BigDecimal pnl,
        @Nullable BigDecimal quantity,
        @Nullable String timeframe,
        @NotNull(message = StatedMoment.RULE) String openedAt,
        @NotNull(message = StatedMoment.RULE) String closedAt,
        @Nullable @Pattern(regexp = "(?i)buy|sell|long|short", message = SIDE_RULE) String side,
        @Nullable JsonNode metadata)
        implements SelfValidating {
    private static final String PRICE_RULE =
            "must be a number above 0, at most 1,000,000,000, with at most 8 decimals";
    private static final String SIDE_RULE = "must be buy, sell, long or short";
    private static final BigDecimal MOST = new BigDecimal("1e9");
    private static final BigDecimal MOST_PNL = new BigDecimal("1e12");
    private static final int DECIMALS = 8;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (symbol != null && Ticker.of(symbol).isEmpty()) {
            faults.add(new Fault("/symbol", Ticker.rule(symbol)));
        }
        positive(faults, "/entry_price", entryPrice);
        positive(faults, "/exit_price", exitPrice);
        positive(faults, "/quantity", quantity);
        if (pnl != null && (pnl.abs().compareTo(MOST_PNL) > 0 || scale(pnl) > DECIMALS)) {
            faults.add(
                    new Fault(
                            "/pnl",
                            "must be an amount of at most 1,000,000,000,000, with at most 8"
                                    + " decimals, was "
                                    + Quoted.text(pnl.toString())));
        }
        if (side == null && entryPrice != null && exitPrice != null && sign() == 0) {
            faults.add(
                    new Fault(
                            "/side",
                            "must be buy or sell where pnl does not say it, was left out; give"
                                    + " side, or the pnl of the trade"));
        }
        faults.addAll(StatedMoment.faults(openedAt, closedAt));
        return faults;
    }

    private static void positive(List<Fault> faults, String pointer, @Nullable BigDecimal number) {
        if (number != null
                && (number.signum() <= 0
                        || number.compareTo(MOST) > 0
                        || scale(number) > DECIMALS)) {
            faults.add(new Fault(pointer, PRICE_RULE + ", was " + Quoted.text(number.toString())));
        }
    }

    private static int scale(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }

    /// 1 where the money moved as the price did, −1 where against it, 0 where nothing says it.
    private int sign() {
        return pnl == null ? 0 : pnl.signum() * exitPrice.compareTo(entryPrice);
    }

    private OrderSide stated() {
        if (side == null) {
            return sign() > 0 ? OrderSide.BUY : OrderSide.SELL;
        }
        return switch (side.toLowerCase(Locale.ROOT)) {
            case "buy", "long" -> OrderSide.BUY;
            default -> OrderSide.SELL;
        };
    }

    /// Of a body without faults.
    HandTrade trade() {
        return new HandTrade(
                Ticker.of(symbol).orElseThrow().name(),
                pattern == null ? "" : pattern.strip(),
                stated(),
                entryPrice,
                exitPrice,
                Optional.empty(),
                Optional.ofNullable(quantity),
                StatedMoment.parse(openedAt).orElseThrow(),
                StatedMoment.parse(closedAt).orElseThrow(),
                Optional.ofNullable(pnl));
    }
}
