package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.document.FigureUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of a comparison of many runs the same doubt is one card.
final class FindingsSectionTest {
    private static SheetFinding finding(String code, SheetFinding.Severity severity, String run) {
        return new SheetFinding(
                code, severity, "words of " + run, 1.0, FigureUnit.COUNT, "Do better.", run);
    }

    @Test
    void theSameOfSeveralRunsIsShownTogetherTheWorstFirst() {
        SheetFinding late = finding("flat", SheetFinding.Severity.WARNING, "a");
        SheetFinding first = finding("too_few", SheetFinding.Severity.SERIOUS, "a");
        SheetFinding between = finding("below_hold", SheetFinding.Severity.SERIOUS, "a");
        SheetFinding again = finding("too_few", SheetFinding.Severity.SERIOUS, "b");
        assertEquals(
                List.of(List.of(first, again), List.of(between), List.of(late)),
                FindingsSection.together(List.of(late, first, between, again)));
    }
}
