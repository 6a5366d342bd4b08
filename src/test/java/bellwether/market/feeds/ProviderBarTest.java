package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProviderBarTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @ParameterizedTest
    @CsvSource({
        // a point can only be a decimal one
        "1.234, 1.234000",
        "1234, 1234.000000",
        "0, 0.000000",
        "1E+3, 1000.000000",
        "1E-7, 0.0000001",
        "0.12345678, 0.12345678",
        "-2.5, -2.500000",
        // what is out of every range is not written out
        "1E+19, 1E+19",
        "1E-13, 1E-13",
        "1E+999999999, 1E+999999999",
    })
    void numbersHaveSoManyDecimalsThatAPointIsADecimalOne(BigDecimal number, String text) {
        assertEquals(text, ProviderBar.text(number));
        assertEquals(text, ProviderBar.text(JsonNodeFactory.instance.numberNode(number)));
    }

    @Test
    void textStaysTheSourcesOwnAndWhatIsAbsentIsEmpty() {
        assertEquals("12,5", ProviderBar.text(JsonNodeFactory.instance.textNode("12,5")));
        assertEquals("", ProviderBar.text(JsonNodeFactory.instance.missingNode()));
    }

    @Test
    void rowsAreWrittenAsTheImporterReadsThem() {
        ProviderBar plain = ProviderBar.bar(DAY, List.of("1", "3", "0.5", "2", "100"));
        ProviderBar split = new ProviderBar(DAY.plusDays(1), "1", "3", "1", "2", "", "0.25", "4");
        assertEquals(
                """
                date,open,high,low,close,volume,dividend,splitfactor
                "2026-03-02","1","3","0.5","2","100","",""
                "2026-03-03","1","3","1","2","","0.25","4"
                """,
                ProviderBar.csv(List.of(plain, split)));
    }

    @Test
    void whateverASourceWritesStaysInItsCell() {
        ProviderBar odd =
                ProviderBar.bar(DAY, List.of("1\",\"2", "a\nb", "x".repeat(41), "=1", "\0"));
        assertEquals(
                "\"2026-03-02\",\"1\"\",\"\"2\",\"a b\",\"%s\",\"=1\",\" \",\"\",\"\"\n"
                        .formatted("x".repeat(40)),
                ProviderBar.csv(List.of(odd)).replaceFirst("date,.*\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "1e3, 1000", "'', NaN", "N/D, NaN", "'12,5', NaN"})
    void aCloseThatIsNoNumberIsNone(String text, double close) {
        assertEquals(close, ProviderBar.bar(DAY, List.of("1", "1", "1", text, "1")).closing());
    }
}
