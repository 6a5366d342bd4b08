package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScreenTextTest {
    private static String result(String close, String cost) {
        return """
        {"condition": {"words": "close is above 0."}, "counts": {"passed": 1, "unknown": 0},
         "symbols": {"count": 1, "as_of": "2024-01-02"}, "funnel": [], "has_more": false, "by": "bars",
         "items": [{"ticker": "A", "as_of": "2024-01-02", "fields": {"close": %s}}],
         "near": [{"ticker": "B", "cost": %s, "misses": [{"words": "close"}]}]}
        """
                .formatted(close, cost);
    }

    /// Two decimals would show the first as 0.00 and the second as 1.08.
    @ParameterizedTest
    @CsvSource({
        "0.00001234, 0.00001234",
        "1.08345, 1.08345",
        "12.5, 12.5",
        "7, 7",
        "null, unknown"
    })
    void pricesKeepTheirDigits(String value, String shown) {
        String text = ScreenText.of(ServiceClient.json(result(value, "0.00042")));
        assertTrue(
                text.lines().anyMatch(line -> line.matches("A +2024-01-02 +" + shown + " *")),
                text);
        assertTrue(text.lines().anyMatch(line -> line.contains("  B  0.00042  close")), text);
    }
}
