package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.trading.execution.OrderSide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Made-up markets, in which symbols move together and labels overlap: signals that know nothing
/// are significant as seldom as they say, and what signals know shows whole.
final class KindExcessTest {
    private static final String DAILY = "1d";
    private static final int HELD = 3;
    private static final int MARKETS = 100;
    private static final double LEVEL = 0.9;

    private final Random random = new Random(5);

    /// How many p are below 0.05, and the mean excess.
    private record Trial(double significant, double excess) {}

    /// @param knowledge how often a signal that would lose is left out
    private Trial trial(int symbols, int days, double knowledge) {
        int significant = 0;
        double sum = 0;
        for (int i = 0; i < MARKETS; i++) {
            boolean[][] won = market(symbols, days);
            KindExcess excess =
                    KindExcess.of(signals(won, knowledge), table(won), LEVEL).orElseThrow();
            significant += excess.test().p().orElseThrow() < 0.05 ? 1 : 0;
            sum += excess.base().excess().estimate().orElseThrow();
        }
        return new Trial((double) significant / MARKETS, sum / MARKETS);
    }

    /// Whether entering on a day wins, by symbol.
    private boolean[][] market(int symbols, int days) {
        double[][] moves = new double[symbols][days];
        for (int day = 0; day < days; day++) {
            double together = random.nextGaussian();
            for (int symbol = 0; symbol < symbols; symbol++) {
                moves[symbol][day] = together + 1.2 * random.nextGaussian();
            }
        }
        boolean[][] won = new boolean[symbols][days - HELD];
        for (int symbol = 0; symbol < symbols; symbol++) {
            for (int day = 0; day < days - HELD; day++) {
                double sum = 0;
                for (int held = 1; held <= HELD; held++) {
                    sum += moves[symbol][day + held];
                }
                won[symbol][day] = sum > 0;
            }
        }
        return won;
    }

    private static long time(int day) {
        return LabelFixture.time(LocalDate.of(2024, 1, 1).plusDays(day / 5 * 7 + day % 5));
    }

    private static BaseTable table(boolean[][] won) {
        BaseTable table = new BaseTable(OutcomePolicy.HORIZON, 0);
        for (int symbol = 0; symbol < won.length; symbol++) {
            List<Long> times = new ArrayList<>();
            StringBuilder marks = new StringBuilder();
            for (int day = 0; day < won[symbol].length; day++) {
                times.add(time(day));
                marks.append("00").append(won[symbol][day] ? '2' : '1').append("000");
            }
            table.add(DAILY, symbol, new BaseMarks(times, marks.toString()));
        }
        return table;
    }

    private List<CountedOutcome> signals(boolean[][] won, double knowledge) {
        List<CountedOutcome> rows = new ArrayList<>();
        for (int symbol = 0; symbol < won.length; symbol++) {
            for (int day = 0; day < won[symbol].length; day++) {
                // in stretches, as patterns come
                boolean comes = (day / 10 + symbol) % 4 == 0 && random.nextDouble() < 0.6;
                if (comes && (won[symbol][day] || random.nextDouble() >= knowledge)) {
                    rows.add(
                            new CountedOutcome(
                                    (long) symbol,
                                    "S" + symbol,
                                    DAILY,
                                    "N",
                                    OutcomeOrigin.DETECTION,
                                    OutcomePolicy.HORIZON,
                                    OrderSide.BUY,
                                    time(day),
                                    time(day + 1),
                                    time(day + HELD),
                                    won[symbol][day] ? 1 : -1,
                                    null));
                }
            }
        }
        return rows;
    }

    @Test
    void signalsThatKnowNothingAreSeldomSignificant() {
        for (int symbols : List.of(20, 3, 1)) {
            Trial trial = trial(symbols, symbols < 10 ? 600 : 300, 0);
            assertTrue(trial.significant() <= 0.12, symbols + " symbols: " + trial);
            assertEquals(0, trial.excess(), 0.02, symbols + " symbols");
        }
    }

    /// Where a third of the losers is left out, 60 % win of those that are left, 50 % of all.
    @Test
    void whatSignalsKnowShows() {
        Trial many = trial(20, 300, 1 / 3.0);
        assertTrue(many.significant() > 0.9, "20 symbols: " + many);
        assertTrue(many.excess() > 0.08 && many.excess() < 0.16, "20 symbols: " + many);
        Trial one = trial(1, 600, 1 / 3.0);
        assertTrue(one.excess() > 0.08 && one.excess() < 0.16, "one symbol: " + one);
    }
}
