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
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the entry orders of a rule's signals, with their sizes and brackets.
final class EntryOrders {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final RuleSignals signals;
    private final PositionKey position;

    EntryOrders(RuleSignals signals, PositionKey position) {
        this.signals = signals;
        this.position = position;
    }

    /// Says why a signal gives no order.
    static final class Unordered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unordered(String why) {
            super(why, null, false, false);
        }
    }

    /// The order of a signal on a bar.
    ///
    /// @throws Unordered when a value that it needs is unknown, or levels lie on the wrong side
    Order order(String id, RuleSide side, OrderSide way, int bar, RuleAccount account) {
        OrderType type = type(side.entry(), way, bar);
        Bracket bracket = bracket(side, way, type, bar);
        OrderSize size = size(side, way, bar, account);
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
            throw new Unordered(e.detail());
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
            case EntryRule.Level.AtValue(Operand value) -> price(value, bar, name);
            case EntryRule.Level.Offset(Distance distance) -> away(distance, sign, bar, name);
        };
    }

    private BigDecimal price(Operand value, int bar, String name) {
        return positive(signals.value(value, bar), name);
    }

    private static BigDecimal positive(double price, String name) {
        if (Double.isNaN(price)) {
            throw new Unordered("the " + name + " is unknown");
        }
        if (!(price > 0) || Double.isInfinite(price)) {
            throw new Unordered("the %s would be %s".formatted(name, price));
        }
        return checked(Prices.exact(price), name);
    }

    private static BigDecimal checked(BigDecimal price, String name) {
        if (price.signum() <= 0) {
            throw new Unordered("the %s would be %s".formatted(name, price.toPlainString()));
        }
        return price;
    }

    /// So far from the close of the bar.
    private BigDecimal away(Distance distance, int sign, int bar, String name) {
        BigDecimal close = positive(signals.close(bar), "close");
        BigDecimal step = inPrice(distance, close, bar, name);
        return checked(Prices.scaled(sign > 0 ? close.add(step) : close.subtract(step)), name);
    }

    private BigDecimal inPrice(Distance distance, BigDecimal close, int bar, String name) {
        return switch (distance) {
            case Distance.Amount(BigDecimal amount) -> amount;
            case Distance.Percent(BigDecimal percent) ->
                    close.multiply(percent).divide(HUNDRED, MathContext.DECIMAL64);
            case Distance.AtrMultiple(BigDecimal multiple) -> {
                double range = signals.averageTrueRange(bar);
                if (Double.isNaN(range)) {
                    throw new Unordered("the %s needs ATR_14, which is unknown".formatted(name));
                }
                yield BigDecimal.valueOf(range).multiply(multiple);
            }
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
            throw new Unordered(e.detail());
        }
    }

    /// A stop that the signal's close has passed already would close the position as it is entered.
    private void checkSides(
            OrderSide way, @Nullable ExitLevel stop, @Nullable ExitLevel target, int bar) {
        BigDecimal close = positive(signals.close(bar), "close");
        if (stop instanceof ExitLevel.AtPrice(BigDecimal price)
                && price.compareTo(close) * way.sign() >= 0) {
            throw new Unordered(
                    "the stop %s is not on the losing side of the close %s"
                            .formatted(price.toPlainString(), close.toPlainString()));
        }
        if (target instanceof ExitLevel.AtPrice(BigDecimal price)
                && price.compareTo(close) * way.sign() <= 0) {
            throw new Unordered(
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
            case LevelRule.AtValue(Operand value) -> ExitLevel.at(price(value, bar, name));
            case LevelRule.RewardRisk(BigDecimal ratio) -> new ExitLevel.RewardRisk(ratio);
            case LevelRule.Away(Distance distance) ->
                    fromClose
                            ? ExitLevel.at(away(distance, sign, bar, name))
                            : new ExitLevel.FromEntry(distance);
        };
    }

    /// So many times as far from the close as the stop, on its other side.
    private ExitLevel rewarded(ExitLevel stop, BigDecimal ratio, int bar) {
        if (!(stop instanceof ExitLevel.AtPrice(BigDecimal price))) {
            return new ExitLevel.RewardRisk(ratio);
        }
        BigDecimal close = positive(signals.close(bar), "close");
        BigDecimal target = close.add(close.subtract(price).multiply(ratio));
        return ExitLevel.at(checked(Prices.scaled(target), "target"));
    }

    private OrderSize size(RuleSide side, OrderSide way, int bar, RuleAccount account) {
        Optional<BigDecimal> most = side.maxPositionPercent();
        return switch (side.size()) {
            case RuleSize.EquityPercent(BigDecimal percent) ->
                    new OrderSize.EquityPercent(most.map(percent::min).orElse(percent));
            case RuleSize.Kelly kelly -> {
                BigDecimal percent = kelly(kelly, account);
                yield new OrderSize.EquityPercent(most.map(percent::min).orElse(percent));
            }
            case RuleSize.Cash(BigDecimal amount) ->
                    new OrderSize.Cash(
                            most.map(part -> part(account, part).min(amount)).orElse(amount));
            case RuleSize.Shares(BigDecimal shares) ->
                    new OrderSize.Shares(capped(shares, most, bar, account));
            case RuleSize.VolatilityPercent(BigDecimal percent) -> {
                double range = signals.averageTrueRange(bar);
                if (!(range > 0)) {
                    throw new Unordered("the size needs ATR_14, which is unknown or 0");
                }
                BigDecimal shares = whole(part(account, percent), BigDecimal.valueOf(range));
                yield new OrderSize.Shares(capped(shares, most, bar, account));
            }
            case RuleSize.RiskPercent(BigDecimal percent) ->
                    most.isEmpty()
                            ? new OrderSize.RiskPercent(percent)
                            : new OrderSize.Shares(
                                    capped(
                                            atRisk(side, way, percent, bar, account),
                                            most,
                                            bar,
                                            account));
        };
    }

    /// So much of the equity at the close.
    private static BigDecimal part(RuleAccount account, BigDecimal percent) {
        BigDecimal part = account.equity().multiply(percent).divide(HUNDRED, MathContext.DECIMAL64);
        if (part.signum() <= 0) {
            throw new Unordered("there is no equity");
        }
        return part;
    }

    private static BigDecimal whole(BigDecimal money, BigDecimal each) {
        BigDecimal shares = money.divide(each, 0, RoundingMode.DOWN);
        if (shares.signum() <= 0) {
            throw new Unordered("the size comes to less than one share");
        }
        return shares;
    }

    /// At most so many as the limit of a position allows at the close.
    private BigDecimal capped(
            BigDecimal shares, Optional<BigDecimal> most, int bar, RuleAccount account) {
        if (most.isEmpty()) {
            return shares;
        }
        return shares.min(whole(part(account, most.get()), positive(signals.close(bar), "close")));
    }

    /// With a limit of the position, a risk is counted in shares at the signal's close.
    private BigDecimal atRisk(
            RuleSide side, OrderSide way, BigDecimal percent, int bar, RuleAccount account) {
        BigDecimal close = positive(signals.close(bar), "close");
        BigDecimal distance;
        if (side.stop().isPresent() && side.stop().get() instanceof LevelRule.AtValue(Operand at)) {
            BigDecimal stop = price(at, bar, "stop");
            distance = close.subtract(stop).multiply(BigDecimal.valueOf(way.sign()));
        } else {
            Distance rule =
                    side.stop().isPresent()
                                    && side.stop().get() instanceof LevelRule.Away(Distance d)
                            ? d
                            : side.trail().orElseThrow().distance();
            distance = inPrice(rule, close, bar, "stop");
        }
        if (distance.signum() <= 0) {
            throw new Unordered("the stop is not on the losing side of the close");
        }
        return whole(part(account, percent), distance);
    }

    private static BigDecimal kelly(RuleSize.Kelly kelly, RuleAccount account) {
        int trades = account.record().map(RuleAccount.TradeRecord::trades).orElse(0);
        if (trades < RuleSize.Kelly.LEAST_TRADES) {
            return kelly.startPercent()
                    .orElseThrow(() ->
                            new Unordered(
                                    "Kelly's size needs %d closed trades, there are %d"
                                            .formatted(RuleSize.Kelly.LEAST_TRADES, trades)));
        }
        double share = account.record().orElseThrow().kelly() * kelly.fraction().doubleValue();
        if (!(share > 0)) {
            throw new Unordered("Kelly's size is 0: the closed trades lose");
        }
        return BigDecimal.valueOf(share).multiply(HUNDRED).round(MathContext.DECIMAL32);
    }
}
