package bellwether.market.feeds;

import bellwether.platform.base.PrintableText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// Reads what strangers write.
public final class AnswerParser {
    private static final int LONGEST = 120;

    /// No share has ever cost so much, in any currency.
    private static final double HIGHEST = 1e12;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxNumberLength(64)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private AnswerParser() {}

    /// Reads JSON.
    ///
    /// @throws ProviderException when it is no JSON, or is cut off
    public static JsonNode json(String text) {
        if (looksLikeHtml(text)) {
            throw ProviderException.wrong("returned a web page instead of prices");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw ProviderException.wrong("returned invalid or truncated JSON");
        }
    }

    public static boolean looksLikeHtml(String text) {
        return text.stripLeading().startsWith("<");
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A stranger's words, short and on one line.
    public static String shown(String text) {
        String line = text.strip().replaceAll("[^\\p{Print}]", "?");
        return PrintableText.cut(line, LONGEST);
    }

    /// Reads a date such as 2026-03-02.
    ///
    /// @throws ProviderException when it is no date
    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw ProviderException.wrong(
                    "returned the invalid date \"%s\"".formatted(shown(text)));
        }
    }

    /// The day of a moment in seconds, by UTC.
    ///
    /// @throws ProviderException when no calendar has that day
    public static LocalDate date(long seconds) {
        if (seconds < -10_000_000_000L || seconds > 100_000_000_000L) {
            throw ProviderException.wrong("returned the invalid time %d".formatted(seconds));
        }
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }

    /// Reads a price.
    ///
    /// @throws ProviderException when it is no price
    public static BigDecimal price(String text) {
        try {
            BigDecimal price = new BigDecimal(text.strip());
            if (price.signum() > 0 && price.doubleValue() < HIGHEST && price.scale() < LONGEST) {
                return price;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is out of bounds
        }
        throw ProviderException.wrong("returned the invalid price \"%s\"".formatted(shown(text)));
    }

    /// A price that may be absent.
    public static Optional<BigDecimal> maybePrice(JsonNode node) {
        return node.isNumber() && node.decimalValue().signum() != 0
                ? Optional.of(price(node.decimalValue().toString()))
                : Optional.empty();
    }

    /// The moment of these seconds.
    ///
    /// @throws ProviderException when no clock has that time
    public static Instant time(long seconds) {
        date(seconds);
        return Instant.ofEpochSecond(seconds);
    }

    /// Checks that the answer is about the symbol that was asked for.
    ///
    /// @throws ProviderException when the answer is about another symbol
    public static void requireSame(String asked, String answered) {
        if (!asked.toUpperCase(Locale.ROOT).equals(answered.toUpperCase(Locale.ROOT))) {
            throw ProviderException.wrong(
                    "returned data of \"%2$s\" instead of %1$s".formatted(asked, shown(answered)));
        }
    }
}
