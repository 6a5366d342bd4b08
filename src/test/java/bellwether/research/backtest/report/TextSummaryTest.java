package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.UnusualWords;
import bellwether.platform.document.FigureUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TextSummaryTest {
    private static String text(TearSheet sheet) {
        return TextSummary.of(sheet, Locale.ENGLISH);
    }

    @Test
    void noLineIsWiderThanATerminal() {
        for (TearSheet sheet :
                List.of(
                        TearSheetExamples.normal(),
                        TearSheetExamples.noTrades(),
                        TearSheetExamples.ruin(),
                        TearSheetExamples.oneBar(),
                        TearSheetExamples.allGaps(),
                        TearSheetExamples.compare(),
                        TearSheetExamples.symbols(50),
                        TearSheetExamples.sweep(),
                        TearSheetExamples.walkForward())) {
            String text = text(sheet);
            text.lines().forEach(line -> assertTrue(TextLines.width(line) <= 80, line));
            assertFalse(text.contains("NaN") || text.contains("null"), text);
            assertEquals(text, text(sheet));
            assertEquals(List.of(), UnusualWords.in("summary", text));
        }
    }

    @Test
    void findingsComeBeforeFiguresAndAbsentOnesHaveTheirReason() {
        String text = text(TearSheetExamples.ruin());
        assertTrue(text.indexOf("serious  too_few (AAPL): ") < text.indexOf("Total return"));
        assertTrue(text.indexOf("too_few") < text.indexOf("below_hold"));
        assertTrue(text.contains("Remedy: Run it over more symbols or a longer span."));
        assertTrue(text.matches("(?s).*CAGR +–  equity is 0 or less at the end\n.*"), text);
        assertTrue(text.matches("(?s).*Total return +\u2212102\\.50\u00a0%\n.*"), text);
        assertTrue(text.contains("too few: their ratios say little"));
    }

    /// A CAGR of 0.3 is 30 %.
    @Test
    void objectivesOfWindowsHaveTheirUnit() {
        TearSheet base = TearSheetExamples.walkForward();
        SheetWindow.Span span =
                new SheetWindow.Span(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 6, 30));
        SheetWindow window =
                new SheetWindow(
                        span, span, "fast 10", FigureUnit.PERCENT, 0.3, 0.125, 0.06, 5, null);
        String text =
                text(
                        new TearSheet(
                                base.heading(),
                                base.findings(),
                                base.runs(),
                                null,
                                List.of(window),
                                base.assumptions(),
                                base.origin()));
        assertTrue(text.contains("30.00\u00a0%  ") && text.contains("12.50\u00a0%"), text);
    }

    @Test
    void aDeflatedRatioThatIsNotKnownSaysWhy() {
        SheetEvidence.Trials trials =
                new SheetEvidence.Trials(1_001, null, "1,001 trials, of which 1 has a ratio");
        assertEquals("1,001 trials, of which 1 has a ratio", trials.why(null));
        assertEquals("not drawn", new SheetEvidence.Trials(2, null).why("not drawn"));
    }

    @Test
    void manyRunsAreATableAndTheRestIsCounted() {
        String text = text(TearSheetExamples.symbols(45));
        assertTrue(text.contains("… 5 more in the CSV of the runs."));
        assertTrue(text.contains("SYM39") && !text.contains("SYM40"));
        TearSheet compare = TearSheetExamples.compare();
        assertTrue(text(compare).contains("golden_cross 50/200  "));
    }

    @Test
    void namesOfOthersBeginNoLine() {
        TearSheet base = TearSheetExamples.oneTrade();
        SheetHeading heading =
                new SheetHeading(
                        SheetHeading.Kind.SINGLE,
                        "a\nFingerprint  ok\u001b[2J",
                        "x".repeat(300),
                        "USD",
                        "job");
        String text =
                text(
                        new TearSheet(
                                heading,
                                List.of(),
                                base.runs(),
                                null,
                                List.of(),
                                base.assumptions(),
                                base.origin()));
        assertFalse(text.contains("\u001b"));
        assertEquals(1, text.lines().filter(line -> line.startsWith("Fingerprint")).count());
        text.lines().forEach(line -> assertTrue(TextLines.width(line) <= 80, line));
    }
}
