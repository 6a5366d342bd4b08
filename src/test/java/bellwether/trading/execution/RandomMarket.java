package bellwether.trading.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Days of random bars of a few symbols, with halts, locked bars, unknown volumes, splits and
/// dividends, and random orders for them.
public final class RandomMarket {
    public static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final long DAY = 86_400;
    private static final BigDecimal[][] RATIOS = {
        {new BigDecimal(2), BigDecimal.ONE},
        {new BigDecimal(3), new BigDecimal(2)},
        {BigDecimal.ONE, BigDecimal.TEN}
    };

    private final Random random;
    private final List<String> symbols;
    private final double[] last;
    private int made;

    public RandomMarket(long seed, List<String> symbols) {
        random = new Random(seed);
        this.symbols = symbols;
        last = new double[symbols.size()];
        for (int i = 0; i < last.length; i++) {
            last[i] = cents(20 + random.nextInt(150));
        }
    }

    public static long begin(int day) {
        return FIRST.plusDays(day).toEpochDay() * DAY;
    }

    public TapeStep step(int day) {
        List<TapeBar> bars = new ArrayList<>();
        List<TapeAction> actions = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            if (random.nextInt(20) > 0) {
                if (random.nextInt(25) == 0) {
                    BigDecimal[] ratio = RATIOS[random.nextInt(RATIOS.length)];
                    last[i] = cents(last[i] * ratio[1].doubleValue() / ratio[0].doubleValue());
                    actions.add(
                            new TapeAction.Split(
                                    symbols.get(i), FIRST.plusDays(day), ratio[0], ratio[1]));
                }
                if (random.nextInt(15) == 0) {
                    actions.add(
                            new TapeAction.Dividend(
                                    symbols.get(i),
                                    FIRST.plusDays(day),
                                    decimal(last[i] * 0.01),
                                    null));
                }
                bars.add(bar(i));
            }
        }
        return new TapeStep(
                begin(day), FIRST.plusDays(day), true, bars, actions, Set.of(), List.of());
    }

    private TapeBar bar(int i) {
        double open = cents(last[i] * (1 + random.nextGaussian() * 0.01));
        double close = cents(open * (1 + random.nextGaussian() * 0.03));
        double high = cents(Math.max(open, close) * (1 + Math.abs(random.nextGaussian()) * 0.01));
        double low = cents(Math.min(open, close) * (1 - Math.abs(random.nextGaussian()) * 0.01));
        if (random.nextInt(20) == 0) {
            open = cents(last[i] * 1.05);
            close = open;
            high = open;
            low = open;
        }
        double volume =
                switch (random.nextInt(12)) {
                    case 0 -> 0;
                    case 1 -> TapeBar.UNKNOWN_VOLUME;
                    default -> 100 + random.nextInt(3000);
                };
        double before = last[i];
        last[i] = close;
        BarStatistics known = new BarStatistics(before * 0.02, before, 0.02, 1500);
        return new TapeBar(
                symbols.get(i),
                open,
                Math.max(high, open),
                Math.min(low, open),
                close,
                volume,
                known);
    }

    /// A random order for the next bar; may break a rule of brackets.
    public Order order() {
        made++;
        int i = random.nextInt(last.length);
        double price = last[i];
        OrderSide side = random.nextInt(3) > 0 ? OrderSide.BUY : OrderSide.SELL;
        Order order =
                Order.of(
                        "o" + made,
                        PositionKey.manual(symbols.get(i)),
                        side,
                        size(),
                        type(side, price));
        if (random.nextInt(4) == 0) {
            return order.reducing();
        }
        Order timed =
                switch (random.nextInt(4)) {
                    case 0 -> order.withTimeInForce(TimeInForce.DAY);
                    case 1 ->
                            order.withTimeInForce(
                                    new TimeInForce.GoodTillDate(
                                            FIRST.plusDays(random.nextInt(60))));
                    default -> order;
                };
        return random.nextInt(2) == 0
                ? timed.withRank(random.nextInt(3))
                : timed.withBracket(bracket(side, price));
    }

    private OrderSize size() {
        return switch (random.nextInt(6)) {
            case 0 -> new OrderSize.EquityPercent(new BigDecimal(5 + random.nextInt(100)));
            case 1 -> new OrderSize.Cash(new BigDecimal(500 + random.nextInt(20000)));
            default -> OrderSize.shares(1 + random.nextInt(80));
        };
    }

    private OrderType type(OrderSide side, double price) {
        double away = price * 0.02 * random.nextDouble() * side.sign();
        return switch (random.nextInt(9)) {
            case 0, 1 -> OrderType.limit(decimal(price - away));
            case 2 -> OrderType.stop(decimal(price + away));
            case 3 ->
                    OrderType.stopLimit(
                            decimal(price + away),
                            decimal(price + away * (random.nextInt(3) * 0.8 + 0.3)));
            case 4 -> OrderType.trailing(new Distance.Percent(new BigDecimal("2.5")));
            case 5 -> OrderType.marketOnClose();
            default -> OrderType.market();
        };
    }

    private Bracket bracket(OrderSide side, double price) {
        double away = price * side.sign();
        return new Bracket(
                random.nextInt(4) == 0
                        ? new ExitLevel.FromEntry(new Distance.AtrMultiple(BigDecimal.ONE))
                        : ExitLevel.at(decimal(price - away * (0.01 + random.nextDouble() * 0.05))),
                random.nextInt(3) == 0
                        ? new ExitLevel.RewardRisk(new BigDecimal("1.5"))
                        : ExitLevel.at(decimal(price + away * (0.01 + random.nextDouble() * 0.06))),
                random.nextInt(2) == 0 ? new Distance.Percent(new BigDecimal(3)) : null,
                null);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private static double cents(double price) {
        return Math.max(1, Math.round(price * 100)) / 100.0;
    }

    private static BigDecimal decimal(double price) {
        return BigDecimal.valueOf(price)
                .setScale(2, RoundingMode.HALF_EVEN)
                .max(new BigDecimal("0.01"));
    }
}
