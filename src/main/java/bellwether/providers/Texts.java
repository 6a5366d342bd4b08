package bellwether.providers;

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
final class Texts {
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

    private Texts() {}

    /// @throws Trouble when it is no JSON, or is cut off
    static JsonNode json(String text) {
        if (looksLikeHtml(text)) {
            throw Trouble.wrong("answered with a web page in place of prices");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Trouble.wrong("answered with JSON that is broken or cut off");
        }
    }

    static boolean looksLikeHtml(String text) {
        return text.stripLeading().startsWith("<");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A stranger's words, short and on one line.
    static String shown(String text) {
        String line = text.strip().replaceAll("[^\\p{Print}]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// @throws Trouble when it is no date
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw Trouble.wrong("answered with \"%s\" for a date".formatted(shown(text)));
        }
    }

    /// @throws Trouble when no calendar has that day
    static LocalDate date(long seconds) {
        if (seconds < -10_000_000_000L || seconds > 100_000_000_000L) {
            throw Trouble.wrong("answered with %d for a time".formatted(seconds));
        }
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }

    /// @throws Trouble when it is no price
    static BigDecimal price(String text) {
        try {
            BigDecimal price = new BigDecimal(text.strip());
            if (price.signum() > 0 && price.doubleValue() < HIGHEST && price.scale() < LONGEST) {
                return price;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is out of bounds
        }
        throw Trouble.wrong("answered with \"%s\" for a price".formatted(shown(text)));
    }

    /// A price that may be absent.
    static Optional<BigDecimal> maybePrice(JsonNode node) {
        return node.isNumber() && node.decimalValue().signum() != 0
                ? Optional.of(price(node.decimalValue().toString()))
                : Optional.empty();
    }

    /// @throws Trouble when no clock has that time
    static Instant time(long seconds) {
        date(seconds);
        return Instant.ofEpochSecond(seconds);
    }

    /// @throws Trouble when the answer is about another symbol
    static void requireSame(String asked, String answered) {
        if (!asked.toUpperCase(Locale.ROOT).equals(answered.toUpperCase(Locale.ROOT))) {
            throw Trouble.wrong(
                    "was asked for %s and answered for \"%s\"".formatted(asked, shown(answered)));
        }
    }
}
