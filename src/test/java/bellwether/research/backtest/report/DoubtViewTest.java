package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.document.FigureFormat;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.FindingCode;
import bellwether.research.backtest.doubt.RandomEntries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DoubtViewTest {
    /// Each severity that a finding can have has its place on the sheet.
    @Test
    void everyFindingIsShown() {
        for (FindingCode code : FindingCode.values()) {
            Finding finding =
                    new Finding(
                            code.key(),
                            code.severity().key(),
                            0.25,
                            null,
                            "It is so.",
                            code.remedy());
            SheetFinding shown = DoubtView.finding(finding, "AAPL");
            assertEquals(code.severity().name(), shown.severity().name());
            assertEquals(code.remedy(), shown.remedy());
            SheetDocument page =
                    SheetDocument.of(
                            TearSheetExamples.sheet(
                                    SheetHeading.Kind.SINGLE, "AAPL", List.of(shown)));
            assertTrue(page.text().contains(code.key()), code.key());
        }
        SheetFinding share =
                DoubtView.finding(new Finding("flat", "warning", 0.25, null, "", ""), null);
        assertEquals(
                "25.00\u00a0%",
                new FigureFormat(Locale.ENGLISH, "USD")
                        .of(Objects.requireNonNull(share.number()), share.unit()));
    }

    @Test
    void randomEntriesStandAtTheEndOfTheEquity() {
        RandomEntries random =
                new RandomEntries(
                        1_000,
                        9,
                        300,
                        0.301,
                        0.1,
                        List.of(
                                new RandomEntries.Quantile(0.05, -0.2),
                                new RandomEntries.Quantile(0.5, 0.05),
                                new RandomEntries.Quantile(0.95, 0.4)),
                        null);
        SheetRun run = TearSheetExamples.oneTrade().runs().getFirst();
        SheetCurves.ChanceBand chance =
                Objects.requireNonNull(DoubtView.chance(random, run.curves().equity()));
        assertEquals(80_000, chance.low().value(0));
        assertEquals(140_000, chance.high().value(0), 1e-6);
        SheetDocument page =
                SheetDocument.of(
                        TearSheetExamples.sheet(
                                SheetHeading.Kind.SINGLE,
                                "AAPL",
                                List.of(),
                                new SheetRun(
                                        run.name(),
                                        run.metrics(),
                                        new SheetCurves(run.curves().equity(), null, chance),
                                        run.trades(),
                                        List.of(),
                                        List.of(),
                                        run.evidence())));
        assertTrue(
                page.text().contains("Random entries at the end, the middle 90 % of 1,000 draws"));
        List<String> last = page.table("Equity in USD").getLast();
        assertEquals(List.of("80,000.00", "105,000.00", "140,000.00"), last.subList(2, 5));
        assertTrue(
                page.elements("rect").stream()
                        .anyMatch(bar ->
                                bar.getAttribute("class").equals("i-band")
                                        && bar.getAttribute("width").equals("14")));
        RandomEntries none = new RandomEntries(0, 0, 0, null, null, List.of(), "no trades");
        assertNull(DoubtView.chance(none, run.curves().equity()));
    }
}
