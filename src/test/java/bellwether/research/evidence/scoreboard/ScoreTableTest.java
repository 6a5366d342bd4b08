package bellwether.research.evidence.scoreboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.NeweyWest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Cells of rows that are made by hand.
final class ScoreTableTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);

    private static ScoreRow row(
            long symbol, LocalDate asOf, int days, double r, @Nullable Double drawn) {
        return new ScoreRow(
                symbol,
                asOf,
                asOf.plusDays(1),
                asOf.plusDays(1L + days),
                new ScoreRow.Labels(
                        "BUY", "balanced", List.of("ema", "rsi"), null, "ranging", "breakout"),
                r > 0 ? PlanState.TARGET : PlanState.STOP,
                r,
                r,
                r,
                drawn);
    }

    private static ScoreTable table(CellKind kind, List<ScoreRow> rows) {
        ScoreTable.Counter counter = new ScoreTable.Counter(kind);
        rows.forEach(counter::add);
        return counter.table();
    }

    /// A day with many plans weighs as much as a day with one.
    @Test
    void meansAreTakenWithinDatesFirst() {
        List<ScoreRow> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add(row(i, FIRST, 3, 1, null));
        }
        rows.add(row(1, FIRST.plusDays(7), 3, -1, null));
        ScoreCell cell = table(CellKind.VERDICT, rows).all();
        assertEquals(0, Objects.requireNonNull(cell.meanR().value()), 1e-12);
        assertEquals(0.5, Objects.requireNonNull(cell.hitRate().value()), 1e-12);
        assertEquals(1, Objects.requireNonNull(cell.medianR()));
        assertNull(cell.meanR().low());
    }

    @Test
    void overlappingTradesOfASymbolCountInPart() {
        LocalDate monday = FIRST;
        // both from Tuesday to Friday
        ScoreCell same =
                table(
                                CellKind.VERDICT,
                                List.of(row(1, monday, 3, 1, null), row(1, monday, 3, 1, null)))
                        .all();
        assertEquals(1, same.size().effectiveN(), 1e-12);
        ScoreCell apart =
                table(
                                CellKind.VERDICT,
                                List.of(row(1, monday, 3, 1, null), row(2, monday, 3, 1, null)))
                        .all();
        assertEquals(2, apart.size().effectiveN(), 1e-12);
        // Tuesday to Friday and Thursday to Monday: two days shared of four and of three
        ScoreCell part =
                table(
                                CellKind.VERDICT,
                                List.of(
                                        row(1, monday, 3, 1, null),
                                        row(1, monday.plusDays(2), 4, 1, null)))
                        .all();
        assertEquals(3.0 / 4 + 2.0 / 3, part.size().effectiveN(), 1e-12);
    }

    /// 40 weeks of 12 symbols whose trades last ten days, so that two dates overlap.
    @Test
    void intervalsAreThoseOfNeweyAndWestOverDates() {
        Random random = new Random(3);
        List<ScoreRow> rows = new ArrayList<>();
        double[] means = new double[40];
        for (int week = 0; week < means.length; week++) {
            for (int symbol = 0; symbol < 12; symbol++) {
                double r = random.nextGaussian();
                means[week] += r / 12;
                rows.add(row(symbol, FIRST.plusDays(7L * week), 10, r, null));
            }
        }
        ScoreCell cell = table(CellKind.VOTER, rows).cells().getFirst();
        ConfidenceInterval expected = NeweyWest.mean(means, 2, 0.9).interval().orElseThrow();
        assertEquals("ema", cell.key());
        assertNull(cell.tooFew());
        assertEquals(expected.low(), Objects.requireNonNull(cell.meanR().low()), 1e-12);
        assertEquals(expected.high(), Objects.requireNonNull(cell.meanR().high()), 1e-12);
        assertTrue(cell.size().effectiveN() < 480);
    }

    @Test
    void fewPlansOrDatesHaveNoInterval() {
        List<ScoreRow> rows = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            rows.add(row(i, FIRST.plusDays(7L * (i % 7)), 3, i % 3 - 0.5, null));
        }
        ScoreCell seven = table(CellKind.VERDICT, rows).all();
        assertEquals("too few: 7 of 8 dates", seven.tooFew());
        assertNull(seven.meanR().low());
        assertNotNull(seven.meanR().value());
        ScoreCell few = table(CellKind.VERDICT, rows.subList(0, 29)).all();
        assertEquals("too few: 29 of 30 effective plans", few.tooFew());
    }

    @Test
    void theExcessIsThatOverTheMeanOfItsRandomEntriesByDates() {
        ScoreCell cell =
                table(
                                CellKind.VERDICT,
                                List.of(
                                        row(1, FIRST, 3, 0.5, -1.0),
                                        row(2, FIRST, 3, 0.5, 0.0),
                                        row(3, FIRST, 3, 9, null),
                                        row(2, FIRST.plusDays(7), 3, 1, 3.0)))
                        .all();
        // 1 in the mean of the first date, -2 of the second
        assertEquals(-0.5, Objects.requireNonNull(cell.chance().excessR()), 1e-12);
        assertEquals(3, cell.chance().drawn());
    }

    @Test
    void fewPlansOrDatesHaveNoP() {
        List<ScoreRow> rows = new ArrayList<>();
        for (int i = 0; i < 348; i++) {
            rows.add(row(i % 12, FIRST.plusDays(7L * (i / 12)), 3, i % 3, -1.0));
        }
        assertEquals("too few: 29 of 30 dates", noP(rows));
        assertEquals("too few: 1 of 30 effective plans", noP(rows.subList(0, 1)));
        assertEquals("no random entries are drawn yet", noP(List.of(row(1, FIRST, 3, 1, null))));
    }

    private static @Nullable String noP(List<ScoreRow> rows) {
        ScoreCell.Chance chance = table(CellKind.VERDICT, rows).all().chance();
        assertNull(chance.p());
        return chance.message();
    }

    @Test
    void tenthsAreInTheOrderOfTheScore() {
        List<ScoreRow> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(row(i, FIRST, 3, i / 100.0 - 1, null));
        }
        List<ScoreCell> deciles = table(CellKind.MONTH, rows).deciles();
        assertEquals(10, deciles.size());
        for (int i = 1; i < deciles.size(); i++) {
            assertEquals(20, deciles.get(i).n());
            assertTrue(
                    Objects.requireNonNull(deciles.get(i).medianR())
                            > Objects.requireNonNull(deciles.get(i - 1).medianR()));
        }
        assertEquals(List.of(), table(CellKind.MONTH, rows.subList(0, 99)).deciles());
    }

    /// 40 dates of ten symbols each.
    private static List<ScoreRow> rows(DoubleUnaryOperator r, IntPredicate compared) {
        List<ScoreRow> rows = new ArrayList<>();
        for (int week = 0; week < 40; week++) {
            for (int symbol = 0; symbol < 10; symbol++) {
                ScoreRow row =
                        row(
                                symbol,
                                FIRST.plusDays(7L * week),
                                3,
                                r.applyAsDouble(week * 10.0 + symbol),
                                null);
                rows.add(compared.test(week) ? row : withoutMarket(row));
            }
        }
        return rows;
    }

    private static ScoreRow withoutMarket(ScoreRow row) {
        return new ScoreRow(
                row.symbolId(),
                row.asOf(),
                row.entered(),
                row.exited(),
                row.labels(),
                row.state(),
                row.conviction(),
                row.r(),
                null,
                null);
    }

    @Test
    void whatIsBeyondTheMarketSaysOfHowManyTradesItIs() {
        ScoreCell cell = table(CellKind.VERDICT, rows(i -> Math.sin(i), week -> week < 5)).all();
        assertEquals(400, cell.meanR().n());
        assertEquals(400, cell.hitRate().n());
        assertNotNull(cell.meanR().low());
        assertNull(cell.meanR().message());
        assertNull(cell.tooFew());
        assertEquals(50, cell.beyondPercent().n());
        assertNull(cell.beyondPercent().low());
        assertEquals("too few: 5 of 8 dates", cell.beyondPercent().message());
    }

    @Test
    void aRateThatDoesNotVarySaysWhyItHasNoInterval() {
        ScoreCell cell = table(CellKind.VERDICT, rows(i -> 1.5 + Math.sin(i), week -> true)).all();
        assertEquals(1, Objects.requireNonNull(cell.hitRate().value()));
        assertNull(cell.hitRate().low());
        assertEquals(
                "the same on all 40 dates: what does not vary has no interval",
                cell.hitRate().message());
        assertNotNull(cell.meanR().low());
        assertNull(cell.tooFew());
    }
}
