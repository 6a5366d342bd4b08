package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.document.FigureUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Runs in which there is little to show say what is missing and why.
final class DegenerateSheetsTest {
    private static String value(SheetDocument page, String figure) {
        return page.elements("dt").stream()
                .filter(name -> name.getTextContent().equals(figure))
                .map(name -> ((Element) name.getParentNode()).getElementsByTagName("dd").item(0))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + figure))
                .getTextContent();
    }

    private static List<String> notes(SheetDocument page) {
        return page.elements("li").stream()
                .filter(item -> item.getAttribute("id").startsWith("note-"))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void withoutTradesTheRatiosOfTradesAreAbsent() {
        SheetDocument page = SheetDocument.of(TearSheetExamples.noTrades());
        assertTrue(page.text().contains("Buy and hold was not computed."));
        assertEquals("0", value(page, "Trades"));
        assertTrue(value(page, "Win rate").startsWith("–"));
        assertTrue(notes(page).contains("no trades"));
        assertTrue(notes(page).contains("returns do not vary"));
        assertTrue(page.text().contains("No trade was closed."));
        assertTrue(page.text().contains("Equity never fell below an earlier high."));
        assertEquals(2, page.elements("figure").size());
    }

    @Test
    void tradesThatAreLeftOutAreNotSaidToBeNone() {
        TearSheet whole = TearSheetExamples.manyTrades();
        SheetRun run = whole.runs().getFirst();
        SheetDocument page =
                SheetDocument.of(
                        new TearSheet(
                                whole.heading(),
                                whole.findings(),
                                List.of(
                                        new SheetRun(
                                                run.name(),
                                                run.metrics(),
                                                run.curves(),
                                                List.of(),
                                                run.open(),
                                                run.baselines(),
                                                run.evidence())),
                                whole.sweep(),
                                whole.windows(),
                                whole.assumptions(),
                                whole.origin()));
        assertFalse(page.text().contains("No trade was closed."));
        assertTrue(
                page.text()
                        .contains(
                                "%,d closed trades are left out here"
                                        .formatted(run.metrics().trades().count())));
    }

    @Test
    void fewTradesAreSaidToBeTooFew() {
        SheetDocument page = SheetDocument.of(TearSheetExamples.oneTrade());
        assertEquals("100.00\u00a0%", value(page, "Win rate"));
        assertTrue(page.text().contains("n = 1: too few"));
        assertFalse(SheetDocument.of(TearSheetExamples.manyTrades()).text().contains("too few"));
        assertTrue(notes(page).contains("no losses"));
    }

    @Test
    void equityBelowZeroHasAReturnAndNoGrowth() {
        SheetDocument page = SheetDocument.of(TearSheetExamples.ruin());
        assertEquals("\u2212102.50\u00a0%", value(page, "Total return"));
        assertTrue(value(page, "CAGR").startsWith("–"));
        assertTrue(notes(page).contains("equity is 0 or less at the end"));
        assertFalse(page.text().contains("logarithmic"));
        assertTrue(page.text().contains("No trade has R"));
        assertTrue(page.text().contains("≈ a fill rests on an assumption"));
    }

    @Test
    void oneSessionIsAPointWithoutRatios() {
        SheetDocument page = SheetDocument.of(TearSheetExamples.oneBar());
        assertTrue(value(page, "CAGR").startsWith("–"));
        assertTrue(notes(page).contains("fewer than 90 days"));
        assertTrue(notes(page).contains("one session only"));
        assertTrue(
                page.elements("circle").stream()
                        .anyMatch(dot -> dot.getAttribute("class").equals("i-first dot")));
    }

    @Test
    void pricesThatAreAllAbsentAreNoComparison() {
        SheetDocument page = SheetDocument.of(TearSheetExamples.allGaps());
        assertTrue(page.text().contains("Buy and hold is not shown"));
        assertTrue(notes(page).contains("no price at the end"));
        assertEquals(List.of("AAPL", "10"), page.table("Still held").getFirst().subList(0, 2));
    }

    @Test
    void aSheetWithoutAnythingSaysSo() {
        TearSheet empty =
                TearSheetExamples.sheet(SheetHeading.Kind.PORTFOLIO, "nothing", List.of());
        SheetDocument page = SheetDocument.of(empty);
        assertTrue(page.text().contains("There is no run to show."));
        TearSheet sweep =
                new TearSheet(
                        empty.heading(),
                        List.of(),
                        List.of(),
                        new SheetSweep(
                                List.of("a"), "sharpe", FigureUnit.RATIO, 0, List.of(), null),
                        List.of(),
                        empty.assumptions(),
                        empty.origin());
        assertTrue(SheetDocument.of(sweep).text().contains("No combination was run."));
        TearSheet undefined =
                new TearSheet(
                        empty.heading(),
                        List.of(),
                        List.of(),
                        new SheetSweep(
                                List.of("a", "b"),
                                "sharpe",
                                FigureUnit.RATIO,
                                1,
                                List.of(new SheetSweep.Point(List.of(1.0, 1.0), null, 0)),
                                null),
                        List.of(),
                        empty.assumptions(),
                        empty.origin());
        assertTrue(SheetDocument.of(undefined).text().contains("No combination has a value."));
    }

    @Test
    void aRunWithoutSessionsIsSaidToHaveNone() {
        SheetRun run = TearSheetExamples.oneBar().runs().getFirst();
        DatedCurve nothing = new DatedCurve(new int[0], new double[0]);
        SheetRun empty =
                new SheetRun(
                        run.name(),
                        run.metrics(),
                        new SheetCurves(nothing, nothing, null),
                        List.of(),
                        List.of(),
                        List.of(),
                        run.evidence());
        SheetDocument page =
                SheetDocument.of(
                        TearSheetExamples.sheet(
                                SheetHeading.Kind.SINGLE, "A", List.of(), empty, run));
        assertTrue(page.table("2\u00a0runs").getFirst().get(7).startsWith("–"));
        assertTrue(
                SheetDocument.of(
                                TearSheetExamples.sheet(
                                        SheetHeading.Kind.SINGLE, "A", List.of(), empty))
                        .text()
                        .contains("No session: nothing could be decided within the bars."));
    }

    @Test
    void aJobOfManySymbolsIsBounded() {
        SheetRun run = TearSheetExamples.oneTrade().runs().getFirst();
        SheetRun[] runs = new SheetRun[300];
        Arrays.fill(runs, run);
        SheetDocument page =
                SheetDocument.of(
                        TearSheetExamples.sheet(
                                SheetHeading.Kind.SINGLE, "300 symbols", List.of(), runs));
        assertEquals(200, page.table("300\u00a0runs").size());
        assertTrue(page.text().contains("… 100 more in the CSV of the runs."));
        assertTrue(page.text().contains("The first 24 of 300."));
        assertTrue(page.html().length() < 2_000_000, "characters " + page.html().length());
    }
}
