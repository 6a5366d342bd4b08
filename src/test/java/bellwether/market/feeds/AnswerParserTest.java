package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.feeds.ProviderException.Kind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers write is believed as far as it can be.
final class AnswerParserTest {
    private static String wrong(Executable reading) {
        ProviderException trouble = assertThrows(ProviderException.class, reading);
        assertEquals(Kind.WRONG, trouble.kind());
        return trouble.words();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "[1,", "no", "{\"a\":1,}", "NaN"})
    void brokenJsonIsNoAnswer(String text) {
        assertEquals("returned invalid or truncated JSON", wrong(() -> AnswerParser.json(text)));
    }

    @Test
    void aWebPageIsSaidToBeOne() {
        assertEquals(
                "returned a web page instead of prices",
                wrong(() -> AnswerParser.json("\n <!doctype html><p>Captcha")));
    }

    @Test
    void nestingAndDigitsAreBounded() {
        wrong(() -> AnswerParser.json("[".repeat(33) + "]".repeat(33)));
        wrong(() -> AnswerParser.json("1".repeat(65)));
        assertDoesNotThrow(() -> AnswerParser.json("[".repeat(32) + "]".repeat(32)));
    }

    @Test
    void numbersKeepEveryDigit() {
        assertEquals(
                new BigDecimal("0.10000000000000000001"),
                AnswerParser.json("0.10000000000000000001").decimalValue());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02",
        "2026-03-02T00:00:00.000Z, 2026-03-02",
        "2026-03-02 16:00:00, 2026-03-02",
    })
    void aDateMayHaveATimeBehindIt(String text, LocalDate date) {
        assertEquals(date, AnswerParser.date(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N/D", "02/03/2026", "2026-02-30", "2026-3-2"})
    void whatIsNoDateIsShown(String text) {
        assertEquals(
                "returned the invalid date \"" + text + "\"", wrong(() -> AnswerParser.date(text)));
    }

    @Test
    void aStrangersWordsAreShownShortAndPlain() {
        assertEquals("a?b", AnswerParser.shown(" a\nb "));
        assertEquals("?", AnswerParser.shown("\u202e"));
        assertEquals("x".repeat(120), AnswerParser.shown("x".repeat(120)));
        assertEquals("x".repeat(120) + "…", AnswerParser.shown("x".repeat(121)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01",
        "1772409599, 2026-03-01",
        "1772409600, 2026-03-02",
        "-1, 1969-12-31",
    })
    void secondsAreADayInUtc(long seconds, LocalDate day) {
        assertEquals(day, AnswerParser.date(seconds));
        assertEquals(Instant.ofEpochSecond(seconds), AnswerParser.time(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-10_000_000_001L, 100_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE})
    void secondsBeyondEveryCalendarAreNone(long seconds) {
        assertEquals(
                "returned the invalid time " + seconds, wrong(() -> AnswerParser.date(seconds)));
        wrong(() -> AnswerParser.time(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0001", " 12.50 ", "999999999999.99", "1e3", "+5"})
    void aPriceIsAboveZero(String text) {
        assertEquals(new BigDecimal(text.strip()), AnswerParser.price(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1000000000000",
                "1e2147483647",
                "1e-2147483647",
                "1e-120",
                "NaN",
                "Infinity",
                "",
                "1,000"
            })
    void anythingElseIsNoPrice(String text) {
        assertEquals(
                "returned the invalid price \"" + text + "\"",
                wrong(() -> AnswerParser.price(text)));
    }

    @Test
    void aPriceThatMayBeAbsentIsOftenZero() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        assertEquals(
                Optional.of(new BigDecimal("9.5")),
                AnswerParser.maybePrice(json.numberNode(new BigDecimal("9.5"))));
        assertEquals(Optional.empty(), AnswerParser.maybePrice(json.numberNode(BigDecimal.ZERO)));
        assertEquals(Optional.empty(), AnswerParser.maybePrice(json.nullNode()));
        assertEquals(Optional.empty(), AnswerParser.maybePrice(json.missingNode()));
        assertEquals(Optional.empty(), AnswerParser.maybePrice(json.textNode("9.5")));
    }

    @Test
    void anAnswerIsAboutTheSymbolThatWasAskedFor() {
        assertDoesNotThrow(() -> AnswerParser.requireSame("aapl.us", "AAPL.US"));
        assertEquals(
                "returned data of \"MSFT\" instead of AAPL",
                wrong(() -> AnswerParser.requireSame("AAPL", "MSFT")));
        wrong(() -> AnswerParser.requireSame("AAPL", ""));
    }

    @Test
    void aSymbolInAnAddressIsEncoded() {
        assertEquals("%5EGSPC", AnswerParser.encode("^GSPC"));
        assertEquals("M%26M%20X", AnswerParser.encode("M&M X"));
    }
}
