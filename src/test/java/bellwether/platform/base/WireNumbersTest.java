package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WireNumbersTest {
    private record Shown(
            double score, @JsonSerialize(using = ExactNumber.class) double close, Double volume) {}

    @ParameterizedTest
    @CsvSource({
        "0.16722264741613205, 0.1672226",
        "0.30000000000000004, 0.3",
        "-63.28124999999996, -63.28125",
        "153.08, 153.08",
        "99999.99999, 100000",
        "9.99999996, 10",
        "9999999.7, 9999999.7",
        "227266.5949, 227266.59",
        "9999999.996, 10000000",
        "12345678.5, 12345678.5",
        "17031689759028.36, 17031689759028.36",
        "0.00001234567891, 0.00001234568",
        "1.2345678912E-12, 0.000000000001234568",
        "3.0E-300, 0." + "ZEROS",
        "0.001, 0.001",
        "1, 1",
        "-0.0, 0",
        "340088681, 340088681",
        "-8.5E9, -8500000000",
    })
    void aComputedNumberHasSevenDigitsAndMoneyItsCents(double value, String text) {
        String expected = text.replace("ZEROS", "0".repeat(299) + "3");
        assertEquals(expected, WireNumbers.computed(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00001234567, 0.00001234567",
        "2874.560059, 2874.560059",
        "37371.123456789, 37371.123456789",
        "123456789, 123456789",
        "123456789.5, 123456789.5",
        "1.0E16, 10000000000000000",
        "1.2345678901234567E-12, 0.0000000000012345678901234567",
        "100.0, 100",
    })
    void aPriceKeepsItsDigits(double value, String text) {
        assertEquals(text, WireNumbers.exact(value));
    }

    @Test
    void roundedNumbersAreAsNearAsSevenDigitsCanBe() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 14);
            String text = WireNumbers.computed(value);
            assertFalse(text.contains("E"), text);
            BigDecimal shown = new BigDecimal(text);
            assertTrue(
                    Math.abs(shown.doubleValue() - value) <= 5.000001e-7 * Math.abs(value),
                    () -> value + " became " + text);
            assertTrue(
                    value == Math.rint(value)
                            || shown.stripTrailingZeros().precision() <= WireNumbers.DIGITS
                            || shown.scale() <= 2,
                    text);
            assertEquals(value, Double.parseDouble(WireNumbers.exact(value)));
        }
    }

    @Test
    void answersRoundWhatIsComputedAndWhatIsStoredKeepsAll() {
        Shown shown = new Shown(2 / 3.0, 0.1234567891234, 3.059297E6);
        assertEquals(
                "{\"score\":0.6666667,\"close\":0.1234567891234,\"volume\":3059297}",
                Json.answer(shown));
        assertEquals("[0.3333333,{\"a\":1}]", Json.answer(List.of(1 / 3.0, Map.of("a", 1.0))));
        assertEquals("0.6666666666666666", Json.write(2 / 3.0));
    }

    @Test
    void aStoredDocumentIsRoundedButForItsPrices() {
        String stored =
                """
                {"score":0.16722264741613205,"close":2874.56005912345,"n":12345678901,"t":"1.23456789012",
                "list":[1.0E-5,0.123456789,null,true],"in":{"close":1.10,"adx":54.35141524849476}}
                """;
        assertEquals(
                """
                {"score":0.1672226,"close":2874.56005912345,"n":12345678901,"t":"1.23456789012",\
                "list":[0.00001,0.1234568,null,true],"in":{"close":1.10,"adx":54.35142}}\
                """,
                RoundedJson.of(stored, Set.of("close")));
    }
}
