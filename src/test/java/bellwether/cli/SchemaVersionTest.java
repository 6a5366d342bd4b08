package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class SchemaVersionTest {
    private final SchemaVersion version = new SchemaVersion();

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "007, 7", "999999, 999999"})
    void aVersionIsAWholeNumber(String text, int number) {
        assertEquals(number, version.convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "V1", "1000000", " 1", "all"})
    void anythingElseIsRefusedByItsRule(String text) {
        TypeConversionException fault =
                assertThrows(TypeConversionException.class, () -> version.convert(text));
        assertEquals(
                "must be a version of the schema, 0 or above, was \"%s\"".formatted(text),
                fault.getMessage());
    }
}
