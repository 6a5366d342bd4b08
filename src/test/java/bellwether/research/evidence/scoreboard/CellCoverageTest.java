package bellwether.research.evidence.scoreboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How often the intervals of a cell hold the true mean, of trades that chance made: 0 for R and
/// for what is beyond the market, one half for the hit rate.
final class CellCoverageTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);
    private static final double LEVEL = 0.9;
    private static final double SLACK = 0.03;

    /// @param dates of plans
    /// @param apart days from one to the next
    /// @param held days
    /// @param common the part of a trade's risk that all symbols share
    private record Market(int dates, int symbols, int apart, int held, double common) {
        /// Each stretch between two dates moves all symbols alike, and trades that reach over
        /// several add them up.
        ScoreCell cell(long seed) {
            Random random = new Random(seed);
            int spans = (held + apart - 1) / apart;
            double[] moves = new double[dates + spans];
            for (int i = 0; i < moves.length; i++) {
                moves[i] = random.nextGaussian();
            }
            CellSums sums = new CellSums();
            for (int date = 0; date < dates; date++) {
                double shared = 0;
                for (int span = 0; span < spans; span++) {
                    shared += moves[date + span] / Math.sqrt(spans);
                }
                for (int symbol = 0; symbol < symbols; symbol++) {
                    double r = common * shared + (1 - common) * random.nextGaussian();
                    sums.add(row(symbol, FIRST.plusDays((long) apart * date), r));
                }
            }
            return sums.cell("all");
        }

        private ScoreRow row(int symbol, LocalDate asOf, double r) {
            return new ScoreRow(
                    symbol,
                    asOf,
                    asOf.plusDays(1),
                    asOf.plusDays(held),
                    new ScoreRow.Labels("BUY", "balanced", List.of(), null, null, null),
                    r > 0 ? PlanState.TARGET : PlanState.STOP,
                    r,
                    r,
                    2 * r,
                    null);
        }
    }

    private static boolean holds(CellFigure figure, double truth) {
        return Objects.requireNonNull(figure.low()) <= truth
                && truth <= Objects.requireNonNull(figure.high());
    }

    private static void covers(double expected, int seeds, Market market) {
        int means = 0;
        int rates = 0;
        int beyond = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            ScoreCell cell = market.cell(seed);
            means += holds(cell.meanR(), 0) ? 1 : 0;
            rates += holds(cell.hitRate(), 0.5) ? 1 : 0;
            beyond += holds(cell.beyondPercent(), 0) ? 1 : 0;
        }
        assertEquals(expected, (double) means / seeds, SLACK, market + " mean R");
        assertEquals(expected, (double) rates / seeds, SLACK, market + " hit rate");
        assertEquals(means, beyond, "twice the R");
    }

    @Test
    void monthEndsWhoseTradesDoNotOverlap() {
        covers(LEVEL, 600, new Market(60, 20, 30, 28, 0.6));
    }

    @Test
    void weeksWhoseTradesOverlap() {
        // Bartlett's weights take a tenth of the variance of overlapping sums: 4,000 seeds cover
        // 0.870
        covers(LEVEL - 0.025, 400, new Market(260, 12, 7, 14, 0.5));
    }

    @Test
    void fewSymbolsInBlocksOfQuarters() {
        covers(LEVEL, 400, new Market(200, 5, 7, 14, 0.5));
    }

    /// What a test of rows would say: that they cover is not for want of width.
    @Test
    void intervalsByRowsWouldBeFarTooNarrow() {
        int held = 0;
        for (long seed = 1; seed <= 300; seed++) {
            ScoreCell cell = new Market(60, 20, 30, 28, 0.6).cell(seed);
            double byRows = 1.645 * Math.sqrt(0.52 / cell.closed());
            held += Math.abs(Objects.requireNonNull(cell.meanR().value())) < byRows ? 1 : 0;
        }
        assertTrue(held < 0.6 * 300, held + " of 300");
    }
}
