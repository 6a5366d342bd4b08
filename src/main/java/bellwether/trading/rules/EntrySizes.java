package bellwether.trading.rules;

import bellwether.trading.execution.Distance;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// How much the entry orders of a rule ask for.
final class EntrySizes {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final RuleSignals signals;
    private final SignalPrices prices;

    EntrySizes(RuleSignals signals, SignalPrices prices) {
        this.signals = signals;
        this.prices = prices;
    }

    OrderSize size(RuleSide side, OrderSide way, int bar, RuleAccount account) {
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
                    throw new EntryOrders.Unordered("the size needs ATR_14, which is unknown or 0");
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
        BigDecimal part =
                account.equity().get().multiply(percent).divide(HUNDRED, MathContext.DECIMAL64);
        if (part.signum() <= 0) {
            throw new EntryOrders.Unordered("there is no equity");
        }
        return part;
    }

    private static BigDecimal whole(BigDecimal money, BigDecimal each) {
        BigDecimal shares = money.divide(each, 0, RoundingMode.DOWN);
        if (shares.signum() <= 0) {
            throw new EntryOrders.Unordered("the size comes to less than one share");
        }
        return shares;
    }

    /// At most so many as the limit of a position allows at the close.
    private BigDecimal capped(
            BigDecimal shares, Optional<BigDecimal> most, int bar, RuleAccount account) {
        if (most.isEmpty()) {
            return shares;
        }
        return shares.min(whole(part(account, most.get()), prices.close(bar)));
    }

    /// With a limit of the position, a risk is counted in shares at the signal's close.
    private BigDecimal atRisk(
            RuleSide side, OrderSide way, BigDecimal percent, int bar, RuleAccount account) {
        BigDecimal close = prices.close(bar);
        BigDecimal distance;
        if (side.stop().isPresent() && side.stop().get() instanceof LevelRule.AtValue(Operand at)) {
            BigDecimal stop = prices.price(at, bar, "stop");
            distance = close.subtract(stop).multiply(BigDecimal.valueOf(way.sign()));
        } else {
            Distance rule =
                    side.stop().isPresent()
                                    && side.stop().get() instanceof LevelRule.Away(Distance d)
                            ? d
                            : side.trail().orElseThrow().distance();
            distance = prices.inPrice(rule, close, bar, "stop");
        }
        if (distance.signum() <= 0) {
            throw new EntryOrders.Unordered("the stop is not on the losing side of the close");
        }
        return whole(part(account, percent), distance);
    }

    private static BigDecimal kelly(RuleSize.Kelly kelly, RuleAccount account) {
        int trades = account.record().map(RuleAccount.TradeRecord::trades).orElse(0);
        if (trades < RuleSize.Kelly.LEAST_TRADES) {
            return kelly.startPercent()
                    .orElseThrow(() ->
                            new EntryOrders.Unordered(
                                    "Kelly's size needs %d closed trades"
                                            .formatted(RuleSize.Kelly.LEAST_TRADES),
                                    "Kelly's size needs %d closed trades, there are %d"
                                            .formatted(RuleSize.Kelly.LEAST_TRADES, trades)));
        }
        double share = account.record().orElseThrow().kelly() * kelly.fraction().doubleValue();
        if (!(share > 0)) {
            throw new EntryOrders.Unordered("Kelly's size is 0: the closed trades lose");
        }
        return BigDecimal.valueOf(share).multiply(HUNDRED).round(MathContext.DECIMAL32);
    }
}
