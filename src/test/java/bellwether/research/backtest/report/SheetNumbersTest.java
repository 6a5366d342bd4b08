package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.ClosedTrade;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The table behind each chart holds what the chart draws.
final class SheetNumbersTest {
    private static final FigureFormat FORMAT = new FigureFormat(Locale.ENGLISH, "USD");

    private static double number(String text) {
        return Double.parseDouble(
                text.replace(",", "").replace('\u2212', '-').replaceAll("[\u00a0%A-Za-z ].*", ""));
    }

    @Test
    void equityAndItsComparisonsAreThoseOfTheCurves() {
        TearSheet sheet = TearSheetExamples.thirtyYears();
        SheetCurves curves = sheet.runs().getFirst().curves();
        DatedCurve hold = Objects.requireNonNull(curves.hold());
        SheetCurves.ChanceBand chance = Objects.requireNonNull(curves.chance());
        List<List<String>> rows = SheetDocument.of(sheet).table("Equity in USD");
        Set<String> seen = new HashSet<>();
        for (List<String> row : rows) {
            LocalDate date = LocalDate.parse(row.getFirst());
            assertTrue(seen.add(row.getFirst()), "twice: " + date);
            assertEquals(FORMAT.fixed(curves.equity().on(date), 2), row.get(1));
            assertEquals(FORMAT.fixed(hold.on(date), 2), row.get(2));
            assertEquals(FORMAT.fixed(chance.low().on(date), 2), row.get(3));
            assertEquals(FORMAT.fixed(chance.median().on(date), 2), row.get(4));
            assertEquals(FORMAT.fixed(chance.high().on(date), 2), row.get(5));
        }
        DatedCurve equity = curves.equity();
        int n = equity.count();
        assertTrue(seen.contains(equity.date(0).toString()));
        assertTrue(seen.contains(equity.date(n - 1).toString()));
        assertEquals(equity.range().high(), highest(rows), 0.005);
        assertTrue(rows.size() > 12 * 28 && rows.size() < 12 * 31, "rows " + rows.size());
    }

    private static double highest(List<List<String>> rows) {
        return rows.stream().mapToDouble(row -> number(row.get(1))).max().orElseThrow();
    }

    @Test
    void aShortCurveIsListedWhole() {
        List<List<String>> rows =
                SheetDocument.of(TearSheetExamples.allGaps()).table("Equity in USD");
        assertEquals(40, rows.size());
        assertEquals(List.of("2015-01-05", "100,000.00"), rows.getFirst());
        assertEquals("2015-02-27", rows.getLast().getFirst());
    }

    @Test
    void theDeepestFallIsInTheTableOfDrawdowns() {
        TearSheet sheet = TearSheetExamples.normal();
        SheetDocument page = SheetDocument.of(sheet);
        double deepest = sheet.runs().getFirst().metrics().drawdown().maximum();
        String shown = FORMAT.percent(-deepest);
        assertTrue(
                page.table("Below the highest").stream().anyMatch(row -> row.get(1).equals(shown)),
                shown);
        assertEquals(FORMAT.percent(deepest), page.table("Largest drawdowns").getFirst().get(1));
    }

    @Test
    void excursionsAndMultiplesAreThoseOfTheTrades() {
        TearSheet sheet = TearSheetExamples.manyTrades();
        SheetDocument page = SheetDocument.of(sheet);
        List<ClosedTrade> trades = sheet.runs().getFirst().trades();
        assertTrue(trades.size() > 500, "trades " + trades.size());
        List<List<String>> points = page.table("Furthest against");
        assertEquals(500, points.size());
        for (int i = 0; i < points.size(); i++) {
            assertEquals(FORMAT.fixed(trades.get(i).adverse().percent(), 2), points.get(i).get(2));
            assertEquals(
                    FORMAT.fixed(trades.get(i).favourable().percent(), 2), points.get(i).get(3));
        }
        double binned =
                page.table("Trades by R").stream().mapToDouble(row -> number(row.get(2))).sum();
        assertEquals((double) trades.stream().filter(trade -> trade.r() != null).count(), binned);
    }

    @Test
    void twoHundredTradesAreListedAndTheRestCounted() {
        TearSheet sheet = TearSheetExamples.manyTrades();
        SheetDocument page = SheetDocument.of(sheet);
        List<ClosedTrade> trades = sheet.runs().getFirst().trades();
        List<List<String>> rows = page.table("Trades of AAPL");
        assertEquals(200, rows.size());
        assertEquals(trades.get(199).exit().date().toString(), rows.get(199).get(3));
        assertTrue(
                page.text()
                        .contains(
                                "… %d more in the CSV of the trades."
                                        .formatted(trades.size() - 200)));
        assertEquals(
                1, SheetDocument.of(TearSheetExamples.oneTrade()).table("Trades of AAPL").size());
    }

    @Test
    void theMapOfASweepHoldsTheMedianOverTheOtherParameters() {
        TearSheet sheet = TearSheetExamples.sweep();
        List<List<String>> rows = SheetDocument.of(sheet).table("sharpe, median");
        assertEquals(9, rows.size());
        List<Double> pair =
                Objects.requireNonNull(sheet.sweep()).points().stream()
                        .filter(point -> point.values().get(0) == 20 && point.values().get(1) == 60)
                        .map(SheetSweep.Point::objective)
                        .toList();
        assertEquals(2, pair.size());
        assertEquals("60", rows.get(1).getFirst());
        assertEquals(FORMAT.fixed((pair.get(0) + pair.get(1)) / 2, 2), rows.get(1).get(4));
    }

    @Test
    void aSweepOfOneParameterIsOneRow() {
        TearSheet base = TearSheetExamples.sweep();
        List<SheetSweep.Point> points =
                List.of(
                        new SheetSweep.Point(List.of(10.0), 0.4, 3),
                        new SheetSweep.Point(List.of(20.0), null, 0),
                        new SheetSweep.Point(List.of(30.0), -0.2, 5));
        SheetDocument page =
                SheetDocument.of(
                        new TearSheet(
                                base.heading(),
                                List.of(),
                                List.of(),
                                new SheetSweep(
                                        List.of("fast"),
                                        "sharpe",
                                        FigureUnit.RATIO,
                                        3,
                                        points,
                                        null),
                                List.of(),
                                base.assumptions(),
                                base.origin()));
        List<List<String>> rows = page.table("sharpe");
        assertEquals(1, rows.size());
        assertEquals("0.40", rows.getFirst().get(1));
        assertTrue(rows.getFirst().get(2).startsWith("–"));
        assertEquals("\u22120.20", rows.getFirst().get(3));
        assertEquals(2, page.table("Best combinations").size());
    }

    @Test
    void windowsAreListedWithWhatTheyChose() {
        TearSheet sheet = TearSheetExamples.walkForward();
        SheetDocument page = SheetDocument.of(sheet);
        List<List<String>> rows = page.table("Windows and what");
        assertEquals(14, rows.size());
        SheetWindow third = sheet.windows().get(2);
        assertEquals(third.chosen(), rows.get(2).get(2));
        assertEquals(FORMAT.orAbsent(third.tested(), FigureUnit.RATIO), rows.get(2).get(4));
        assertEquals("none", rows.get(5).get(2));
        assertTrue(page.text().contains("no combination had 10 trades in training"));
        assertEquals(14, page.table("Objective by").size());
    }

    @Test
    void monthsAndYearsAreThoseOfTheMetrics() {
        TearSheet sheet = TearSheetExamples.normal();
        var returns = sheet.runs().getFirst().metrics().returns();
        List<List<String>> rows = SheetDocument.of(sheet).table("Returns by month");
        assertEquals(returns.years().size(), rows.size());
        long filled =
                rows.stream()
                        .flatMap(row -> row.subList(1, 13).stream())
                        .filter(cell -> !cell.isEmpty())
                        .count();
        assertEquals(returns.months().size(), filled);
        assertEquals(FORMAT.fixed(100 * returns.years().get(1).value(), 1), rows.get(1).get(13));
    }

    @Test
    void comparedRunsBeginAtAHundred() {
        TearSheet sheet = TearSheetExamples.compare();
        SheetDocument page = SheetDocument.of(sheet);
        List<List<String>> rows = page.table("Equity, begin = 100");
        for (int i = 0; i < 4; i++) {
            int column = i + 1;
            List<String> shown =
                    rows.stream()
                            .map(row -> row.get(column))
                            .filter(cell -> !cell.startsWith("–"))
                            .toList();
            assertTrue(
                    Math.abs(number(shown.getFirst()) - 100) < 12, "begins at " + shown.getFirst());
            double total = sheet.runs().get(i).metrics().returns().total();
            assertEquals(FORMAT.fixed(100 + 100 * total, 1), shown.getLast());
        }
        assertEquals(4, page.table("4\u00a0runs").size());
    }

    @Test
    void costsAddUp() {
        TearSheet sheet = TearSheetExamples.normal();
        List<List<String>> rows = SheetDocument.of(sheet).table("Costs by component");
        double sum =
                rows.subList(0, rows.size() - 1).stream()
                        .mapToDouble(row -> number(row.get(1)))
                        .sum();
        assertEquals(sum, number(rows.getLast().get(1)), 0.05);
        assertTrue(rows.size() > 4, "components " + rows.size());
    }
}
