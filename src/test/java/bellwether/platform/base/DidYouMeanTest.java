package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("RSI", "MACD", "analyses", "momentum");

    @ParameterizedTest
    @CsvSource({
        "RIS, RSI",
        "rsi, RSI",
        "RSII, RSI",
        "MADC, MACD",
        "anlayses, analyses",
        "analysis, analyses",
        "momntm, momentum",
        "XYZ, nobody",
        "m, nobody"
    })
    void findsTheNameThatIsAThirdOfItsLettersAwayAtMost(String typed, String meant) {
        assertEquals(meant, DidYouMean.among(KNOWN, typed).orElse("nobody"));
    }
}
