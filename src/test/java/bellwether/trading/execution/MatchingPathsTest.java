package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same bars with each assumption about the path of prices inside them at its worst, as usual
/// and at its best; worked out by hand.
final class MatchingPathsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);
    private static final long DAY = 86_400;
    private static final PositionKey A = PositionKey.manual("A");
    private static final MatchingRules USUAL = new MatchingRules(false, false, true, null);
    private static final Bracket TRAIL =
            new Bracket(null, null, new Distance.Amount(new BigDecimal(5)), null);
    private static final Bracket AROUND =
            Bracket.of(ExitLevel.at(new BigDecimal(95)), ExitLevel.at(new BigDecimal(105)));

    private static String fills(MatchingRules rules, Order order, double[]... bars) {
        TradingAccount account =
                new TradingAccount(
                        ExecutionSettings.usual("USD").with(rules),
                        _ -> InstrumentTerms.of("A", "USD", CostPlan.NONE),
                        AccountState.EMPTY);
        account.flow("USD", new BigDecimal(10_000), FIRST, "capital");
        step(account, 0, 100, 101, 99, 100);
        account.accept(order, FIRST.toEpochDay() * DAY + 1, FIRST);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bars.length; i++) {
            for (Fill fill : step(account, i + 1, bars[i]).fills()) {
                text.append(fill.side() == OrderSide.BUY ? "buy " : "sell ")
                        .append(fill.price().stripTrailingZeros().toPlainString())
                        .append(fill.assumed() ? "? " : " ");
            }
        }
        return text.toString().strip();
    }

    private static StepResult step(TradingAccount account, int day, double... prices) {
        TapeBar bar = new TapeBar("A", prices[0], prices[1], prices[2], prices[3], 1_000, null);
        LocalDate date = FIRST.plusDays(day);
        return account.step(TapeStep.daily(date.toEpochDay() * DAY, date, List.of(bar)));
    }

    private static void compare(
            String worst, String usual, String best, Order order, double[]... bars) {
        assertEquals(worst, fills(USUAL.worst(), order, bars), "worst");
        assertEquals(usual, fills(USUAL, order, bars), "usual");
        assertEquals(best, fills(USUAL.best(), order, bars), "best");
    }

    private static double[] bar(double... prices) {
        return prices;
    }

    private static Order buy(OrderType type, Bracket bracket) {
        return Order.of("e", A, OrderSide.BUY, OrderSize.shares(10), type).withBracket(bracket);
    }

    private static OrderType limit(int price) {
        return OrderType.limit(BigDecimal.valueOf(price));
    }

    @Test
    void aBarThatReachesStopAndTargetTakesTheStopOrTheTarget() {
        compare(
                "buy 100 sell 95?",
                "buy 100 sell 95?",
                "buy 100 sell 105?",
                buy(OrderType.market(), AROUND),
                bar(100, 106, 94, 100));
    }

    @Test
    void aLimitFillsWhenItIsTouchedOrWhenThePriceGoesThrough() {
        compare("", "", "buy 99", buy(limit(99), Bracket.NONE), bar(100, 101, 99, 100));
    }

    @Test
    void aTrailThatFollowsMayBeReachedByTheRestOfTheBar() {
        compare(
                "buy 100 sell 105?",
                "buy 100",
                "buy 100",
                buy(OrderType.market(), TRAIL),
                bar(100, 110, 99, 108));
        compare(
                "buy 100 sell 105",
                "buy 100 sell 105",
                "buy 100 sell 105",
                buy(OrderType.market(), TRAIL),
                bar(100, 110, 99, 104));
    }

    @Test
    void aTrailThatIsReachedMayHaveFollowedBefore() {
        compare(
                "buy 100 sell 95?",
                "buy 100 sell 95?",
                "buy 100 sell 105?",
                buy(OrderType.market(), TRAIL),
                bar(100, 110, 94, 96));
    }

    @Test
    void aTargetInTheBarOfALimitEntryNeedsTheCloseOrTheHigh() {
        compare(
                "buy 98",
                "buy 98",
                "buy 98 sell 105?",
                buy(limit(98), AROUND),
                bar(100, 106, 97, 101));
        compare(
                "buy 98 sell 105",
                "buy 98 sell 105",
                "buy 98 sell 105",
                buy(limit(98), AROUND),
                bar(100, 107, 97, 106));
        compare(
                "buy 98 sell 95?",
                "buy 98 sell 95?",
                "buy 98 sell 105?",
                buy(limit(98), AROUND),
                bar(100, 106, 94, 101));
    }

    @Test
    void aStopInTheBarOfAStopEntryIsPossibleOrProven() {
        Order order = buy(OrderType.stop(new BigDecimal(102)), AROUND);
        compare("buy 102 sell 95?", "buy 102 sell 95?", "buy 102", order, bar(100, 103, 94, 101));
    }
}
