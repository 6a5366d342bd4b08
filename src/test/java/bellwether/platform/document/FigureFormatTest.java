package bellwether.platform.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FigureFormatTest {
    private final FigureFormat format = new FigureFormat(Locale.US, "USD");

    @ParameterizedTest
    @CsvSource({"1, 1 day", "0, 0 days", "2, 2 days", "1.5, 1.5 days", "1.04, 1.0 days"})
    void daysAreCounted(double days, String words) {
        assertEquals(words, format.of(days, FigureUnit.DAYS).replace('\u00a0', ' '));
    }

    /// A dash with a unit behind it looks like a figure.
    @ParameterizedTest
    @EnumSource(FigureUnit.class)
    void whatIsNoNumberHasNoUnit(FigureUnit unit) {
        assertEquals(FigureFormat.ABSENT, format.of(Double.NaN, unit));
        assertEquals(FigureFormat.ABSENT, format.of(Double.POSITIVE_INFINITY, unit));
    }

    @Test
    void aFigureThatIsNoNumberSaysWhy() {
        SheetWriter sheet = new SheetWriter(format);
        sheet.figure(Double.NaN, FigureUnit.PERCENT, "no losses");
        sheet.figure(0.5, FigureUnit.PERCENT, "not shown");
        assertEquals(List.of("no losses"), sheet.notes());
        assertTrue(sheet.out().toString().contains("50.00"), sheet.out().toString());
        assertFalse(sheet.out().toString().contains("NaN"), sheet.out().toString());
    }
}
