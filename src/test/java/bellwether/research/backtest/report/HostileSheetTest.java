package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.document.FigureUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Names and rules of others stay text, wherever they stand.
final class HostileSheetTest {
    private static final String EVIL =
            "\"'><script>alert(1)</script><img src=x onerror=alert(2)></style></title></svg>&#x3c;";

    @Test
    void namesAndRulesStayText() {
        TearSheet sheet = TearSheetExamples.oneTrade();
        SheetRun run = sheet.runs().getFirst();
        SheetRun evil =
                new SheetRun(
                        EVIL,
                        run.metrics(),
                        run.curves(),
                        List.of(ExampleRuns.trade(0, EVIL, 1), ExampleRuns.trade(1, "B", -1)),
                        List.of(new SheetRun.Holding(EVIL, BigDecimal.ONE, null)),
                        List.of(new SheetBaseline(EVIL, null, null, null, null, null, EVIL)),
                        SheetEvidence.none(EVIL));
        SheetDocument page =
                SheetDocument.of(
                        new TearSheet(
                                new SheetHeading(SheetHeading.Kind.COMPARE, EVIL, EVIL, EVIL, EVIL),
                                List.of(
                                        new SheetFinding(
                                                EVIL,
                                                SheetFinding.Severity.NOTE,
                                                EVIL,
                                                1.0,
                                                FigureUnit.MONEY,
                                                EVIL,
                                                EVIL)),
                                List.of(evil, run),
                                new SheetSweep(
                                        List.of(EVIL, EVIL),
                                        EVIL,
                                        FigureUnit.MONEY,
                                        1,
                                        List.of(new SheetSweep.Point(List.of(1.0, 2.0), 0.5, 3)),
                                        null),
                                List.of(
                                        new SheetWindow(
                                                new SheetWindow.Span(
                                                        LocalDate.EPOCH, LocalDate.EPOCH),
                                                new SheetWindow.Span(
                                                        LocalDate.EPOCH, LocalDate.EPOCH),
                                                EVIL,
                                                FigureUnit.MONEY,
                                                null,
                                                null,
                                                null,
                                                0,
                                                EVIL)),
                                new SheetAssumptions(
                                        List.of(EVIL),
                                        List.of(EVIL),
                                        List.of(EVIL),
                                        List.of(EVIL),
                                        EVIL,
                                        EVIL,
                                        List.of(EVIL)),
                                new SheetOrigin(List.of(EVIL), true, EVIL, EVIL, EVIL, EVIL)));
        assertEquals(List.of(), page.elements("script"));
        assertEquals(List.of(), page.elements("img"));
        assertEquals(1, page.elements("style").size());
        assertFalse(page.html().contains("<script"));
        int shown = page.text().split(Pattern.quote("<script>"), -1).length - 1;
        assertTrue(shown > 30, "shown as text " + shown + " times");
        assertTrue(page.elements("title").getFirst().getTextContent().contains("</title>"));
    }
}
