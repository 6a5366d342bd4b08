package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSI_14",
                "MACD_12_26_9",
                "SAR_0.02_0.2",
                "BBANDS_20_2",
                "PLUS_DI_14",
                "OBV"
            })
    void anIdNamesAnIndicatorAndItsValues(String id) {
        assertEquals(id, Indicators.parse(id).id());
    }

    @Test
    void aBareNameTakesTheDefaults() {
        assertEquals("MACD_12_26_9", Indicators.parse("macd").id());
        assertEquals("MACD_5_26_9", Indicators.parse("MACD_5").id());
    }

    @ParameterizedTest
    @CsvSource({"RSY, RSI", "BOLLINGER_BBANDS, BBANDS", "WILLIAMSR, WILLR"})
    void anUnknownNameIsAnsweredWithTheNearest(String wrong, String nearest) {
        Throwable refused =
                assertThrows(IllegalArgumentException.class, () -> Indicators.parse(wrong));
        assertEquals(
                "no indicator " + wrong + ", did you mean " + nearest + "?", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "RSI_1, 'period must be a whole number from 2 to 1000, was 1'",
        "RSI_2.5, 'period must be a whole number from 2 to 1000, was 2.5'",
        "SAR_7, 'step must be 0.001 to 1, was 7'",
        "RSI_14_3, 'RSI takes 1 parameters, was given 2'"
    })
    void aValueOutOfBoundsIsRefusedByName(String id, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Indicators.parse(id))
                        .getMessage());
    }

    @Test
    void everyEntryExplainsItself() {
        for (Indicator indicator : Indicators.all()) {
            assertTrue(indicator.meaning().matches(".*[.?]"), indicator.name());
            assertFalse(indicator.units().isBlank(), indicator.name());
            assertFalse(indicator.source().isBlank(), indicator.name());
            assertFalse(indicator.outputs().isEmpty(), indicator.name());
        }
    }
}
