package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvOutputTest {
    private record Row(@Nullable Object value) {}

    private static final CsvOutput<Row> TABLE = CsvOutput.<Row>of("rows").with("value", Row::value);

    private static String cell(@Nullable Object value) {
        String text = TABLE.csv(List.of(new Row(value)));
        return text.substring("value\r\n".length(), text.length() - 2);
    }

    @Test
    void anEmptyListIsItsColumnNames() {
        assertEquals(
                "a,b\r\n", CsvOutput.of("x").with("a", r -> r).with("b", r -> r).csv(List.of()));
    }

    @Test
    void valuesAreWrittenAsInJsonAndWhatIsAbsentAsNothing() {
        assertEquals("", cell(null));
        assertEquals("0.0000001", cell(new BigDecimal("1E-7")));
        assertEquals("1000", cell(new BigDecimal("1E+3")));
        assertEquals("-3", cell(-3));
        assertEquals("true", cell(true));
        assertEquals("2026-01-31", cell(LocalDate.parse("2026-01-31")));
        assertEquals("a; b", cell(List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void textThatASpreadsheetTakesForAFormulaIsDisarmed(String text) {
        assertEquals("'" + text, cell(text));
        assertEquals("'" + text + "; x", cell(List.of(text, "x")));
    }

    @Test
    void anIndexIsNoFormula() {
        assertEquals("^GSPC", cell("^GSPC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a,b | \"a,b\"", "say \"hi\" | \"say \"\"hi\"\"\""})
    void whatWouldBreakTheRowIsQuoted(String text, String written) {
        assertEquals(written, cell(text));
    }

    @Test
    void aLineBreakStaysInItsCell() {
        assertEquals("\"a\nb\"", cell("a\nb"));
        assertEquals("\"'\ta\nb\"", cell("\ta\nb"));
    }
}
