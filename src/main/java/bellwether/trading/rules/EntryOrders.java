package bellwether.trading.rules;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the entry orders of a rule's signals, with their sizes and brackets.
final class EntryOrders {
    private final RuleSignals signals;
    private final PositionKey position;
    private final SignalPrices prices;
    private final EntrySizes sizes;

    EntryOrders(RuleSignals signals, PositionKey position) {
        this.signals = signals;
        this.position = position;
        this.prices = new SignalPrices(signals);
        this.sizes = new EntrySizes(signals, prices);
    }

    /// Says why a signal gives no order.
    static final class Unordered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        /// @param reason why, without numbers of the bar
        Unordered(String reason) {
            this(reason, reason);
        }

        /// @param message the same with them
        Unordered(String reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        static Unordered because(Refusal refusal) {
            String detail = refusal.detail();
            int numbers = detail.indexOf(", was ");
            return new Unordered(numbers < 0 ? detail : detail.substring(0, numbers), detail);
        }

        RuleDecision.Skip skip() {
            return new RuleDecision.Skip(reason, String.valueOf(getMessage()));
        }
    }

    /// The order of a signal on a bar.
    ///
    /// @throws Unordered when a value that it needs is unknown, or levels lie on the wrong side
    Order order(String id, RuleSide side, OrderSide way, int bar, RuleAccount account) {
        OrderType type = type(side.entry(), way, bar);
        Bracket bracket = bracket(side, way, type, bar);
        OrderSize size = sizes.size(side, way, bar, account);
        boolean day = side.entry().bars() == 1 && !signals.history().timeframe().isIntraday();
        try {
            return new Order(
                    id,
                    position,
                    way,
                    size,
                    type,
                    day ? TimeInForce.DAY : TimeInForce.GTC,
                    false,
                    bracket,
                    null,
                    null,
                    signals.rule().name());
        } catch (Refusal e) {
            throw Unordered.because(e);
        }
    }

    private OrderType type(EntryRule entry, OrderSide way, int bar) {
        return switch (entry) {
            case EntryRule.Market _ -> OrderType.market();
            case EntryRule.Limit(EntryRule.Level level, _) ->
                    OrderType.limit(price(level, -way.sign(), bar, "limit"));
            case EntryRule.Stop(EntryRule.Level level, _) ->
                    OrderType.stop(price(level, way.sign(), bar, "stop of the entry"));
        };
    }

    /// @param sign 1 where an offset is added to the close, −1 where it is taken off
    private BigDecimal price(EntryRule.Level level, int sign, int bar, String name) {
        return switch (level) {
            case EntryRule.Level.AtValue(Operand value) -> prices.price(value, bar, name);
            case EntryRule.Level.Offset(Distance distance) ->
                    prices.away(distance, sign, bar, name);
        };
    }

    private Bracket bracket(RuleSide side, OrderSide way, OrderType type, int bar) {
        boolean fromClose =
                signals.rule().options().levelFrom() == RuleOptions.LevelFrom.SIGNAL_CLOSE;
        @Nullable ExitLevel stop = level(side.stop(), -way.sign(), bar, "stop", fromClose);
        @Nullable ExitLevel target =
                fromClose
                                && stop != null
                                && side.target().isPresent()
                                && side.target().get()
                                        instanceof LevelRule.RewardRisk(BigDecimal ratio)
                        ? rewarded(stop, ratio, bar)
                        : level(side.target(), way.sign(), bar, "target", fromClose);
        if (type instanceof OrderType.Market) {
            checkSides(way, stop, target, bar);
        }
        try {
            return new Bracket(
                    stop,
                    target,
                    side.trail().map(TrailRule::distance).orElse(null),
                    side.trail().flatMap(TrailRule::afterR).orElse(null));
        } catch (Refusal e) {
            throw Unordered.because(e);
        }
    }

    /// A stop that the signal's close has passed already would close the position as it is entered.
    private void checkSides(
            OrderSide way, @Nullable ExitLevel stop, @Nullable ExitLevel target, int bar) {
        BigDecimal close = prices.close(bar);
        if (stop instanceof ExitLevel.AtPrice(BigDecimal price)
                && price.compareTo(close) * way.sign() >= 0) {
            throw new Unordered(
                    "the stop is not on the losing side of the close",
                    "the stop %s is not on the losing side of the close %s"
                            .formatted(price.toPlainString(), close.toPlainString()));
        }
        if (target instanceof ExitLevel.AtPrice(BigDecimal price)
                && price.compareTo(close) * way.sign() <= 0) {
            throw new Unordered(
                    "the target is not on the winning side of the close",
                    "the target %s is not on the winning side of the close %s"
                            .formatted(price.toPlainString(), close.toPlainString()));
        }
    }

    private @Nullable ExitLevel level(
            Optional<LevelRule> rule, int sign, int bar, String name, boolean fromClose) {
        if (rule.isEmpty()) {
            return null;
        }
        return switch (rule.get()) {
            case LevelRule.AtValue(Operand value) -> ExitLevel.at(prices.price(value, bar, name));
            case LevelRule.RewardRisk(BigDecimal ratio) -> new ExitLevel.RewardRisk(ratio);
            case LevelRule.Away(Distance distance) ->
                    fromClose
                            ? ExitLevel.at(prices.away(distance, sign, bar, name))
                            : new ExitLevel.FromEntry(distance);
        };
    }

    /// So many times as far from the close as the stop, on its other side.
    private ExitLevel rewarded(ExitLevel stop, BigDecimal ratio, int bar) {
        if (!(stop instanceof ExitLevel.AtPrice(BigDecimal price))) {
            return new ExitLevel.RewardRisk(ratio);
        }
        BigDecimal close = prices.close(bar);
        BigDecimal target = close.add(close.subtract(price).multiply(ratio));
        return ExitLevel.at(SignalPrices.checked(Prices.scaled(target), "target"));
    }
}
