package bellwether.research.evidence.scoreboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/// How often p beside random entries is at most 0.05, in markets whose prices walk at random and in
/// one with skill. All symbols move together, as far as plans of a day can.
final class RandomEntriesLevelTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 3);
    private static final int SYMBOLS = 10;
    private static final int RUNS = 400;
    private static final double LEVEL = 0.05;

    /// @param dates of plans
    /// @param day the weekday of each date, from 0 on
    /// @param held weekdays
    /// @param skill what each trade gains beyond the walk, in R
    private record Market(int dates, IntUnaryOperator day, int held, double skill) {
        ScoreCell.Chance chance(long seed) {
            double[] walk = walk(seed);
            CellSums sums = new CellSums();
            for (int date = 0; date < dates; date++) {
                int at = day.applyAsInt(date);
                double r = r(walk, at) + skill;
                double drawn = EntryDraws.mean(draws(walk, at));
                for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                    sums.add(row(symbol, at, r, drawn));
                }
            }
            return sums.cell("all").chance();
        }

        private double[] walk(long seed) {
            Random random = new Random(seed);
            double[] walk = new double[day.applyAsInt(dates - 1) + EntryDraws.WINDOW + held + 2];
            for (int bar = 1; bar < walk.length; bar++) {
                walk[bar] = walk[bar - 1] + random.nextGaussian();
            }
            return walk;
        }

        private double r(double[] walk, int bar) {
            return (walk[bar + held] - walk[bar]) / Math.sqrt(held);
        }

        private float[] draws(double[] walk, int at) {
            double[] rs = new double[EntryDraws.WINDOW + 1];
            for (int i = 0; i < rs.length; i++) {
                rs[i] = r(walk, at + i);
            }
            return EntryDraws.drawn(rs, weekday(at).toEpochDay());
        }

        private ScoreRow row(int symbol, int at, double r, double drawn) {
            return new ScoreRow(
                    symbol,
                    weekday(at),
                    weekday(at),
                    weekday(at + held),
                    new ScoreRow.Labels("BUY", "balanced", List.of(), null, null, null),
                    r > 0 ? PlanState.TARGET : PlanState.STOP,
                    r,
                    r,
                    null,
                    drawn);
        }

        private static LocalDate weekday(int day) {
            return FIRST.plusDays(7L * (day / 5) + day % 5);
        }

        double share() {
            int low = 0;
            for (long seed = 1; seed <= RUNS; seed++) {
                low += Objects.requireNonNull(chance(seed).p()) <= LEVEL ? 1 : 0;
            }
            return (double) low / RUNS;
        }

        /// What the spread of the draws' means over dates would say, as if dates were independent.
        double shareBySpread() {
            int low = 0;
            for (long seed = 1; seed <= RUNS; seed++) {
                double[] walk = walk(seed);
                double mean = 0;
                double[] drawn = new double[EntryDraws.DRAWS];
                for (int date = 0; date < dates; date++) {
                    int at = day.applyAsInt(date);
                    mean += r(walk, at);
                    float[] draws = draws(walk, at);
                    for (int i = 0; i < drawn.length; i++) {
                        drawn[i] += draws[i];
                    }
                }
                int better = 1;
                for (double each : drawn) {
                    better += each >= mean ? 1 : 0;
                }
                low += better / (drawn.length + 1.0) <= LEVEL ? 1 : 0;
            }
            return (double) low / RUNS;
        }
    }

    /// A plan each day holds what its random entries hold: there is nothing to see, however good.
    @Test
    void aPlanEachDayKeepsTheLevel() {
        Market daily = new Market(250, date -> date, 20, 0);
        assertTrue(daily.share() <= LEVEL, "share " + daily.share());
        assertTrue(daily.shareBySpread() > 0.12, "by the spread of draws");
    }

    @Test
    void datesThatAreFarApartKeepTheLevel() {
        assertEquals(LEVEL, new Market(60, date -> 90 * date, 20, 0).share(), 0.03);
        assertEquals(LEVEL, new Market(30, date -> 90 * date, 10, 0).share(), 0.03);
    }

    /// Runs of five days, each ten weeks behind the other.
    @Test
    void clustersOfDatesKeepTheLevel() {
        double share = new Market(300, date -> 50 * (date / 5) + date % 5, 10, 0).share();
        assertTrue(share <= LEVEL + 0.02, "share " + share);
    }

    @Test
    void skillIsSeen() {
        assertTrue(new Market(60, date -> 90 * date, 20, 0.5).share() > 0.9);
        assertTrue(new Market(60, date -> 21 * date, 20, 0.5).share() > 0.9);
    }

    @Test
    void tooFewDatesForTheLongestTradeHaveNoP() {
        ScoreCell.Chance chance = new Market(199, date -> date, 20, 0.5).chance(1);
        assertEquals("too few: 199 of 200 dates", chance.message());
    }
}
