package bellwether.research.backtest.doubt;

import bellwether.platform.base.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.TreeMap;

/// One spelling of a JSON value: keys sorted, numbers without exponent and trailing zeros, absent
/// what is null. Two values that mean the same have the same text.
public final class CanonicalJson {
    private CanonicalJson() {}

    /// With every digit of its numbers.
    public static String text(JsonNode node) {
        return text(node, MathContext.UNLIMITED);
    }

    /// With numbers rounded to so many significant digits.
    public static String text(JsonNode node, MathContext digits) {
        StringBuilder text = new StringBuilder();
        write(node, digits, text);
        return text.toString();
    }

    /// A number that its text alone decides, for what is drawn at random.
    ///
    /// @param purpose tells the draws of one run apart
    public static long seed(JsonNode spec, String purpose) {
        byte[] hash = Sha256.of(purpose + '\n' + text(spec));
        return Long.parseUnsignedLong(HexFormat.of().formatHex(hash, 0, Long.BYTES), 16);
    }

    private static void write(JsonNode node, MathContext digits, StringBuilder text) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.values().removeIf(JsonNode::isNull);
            text.append('{');
            fields.forEach((key, value) -> {
                separate(text, '{');
                quote(key, text);
                text.append(':');
                write(value, digits, text);
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(each -> {
                separate(text, '[');
                write(each, digits, text);
            });
            text.append(']');
        } else if (node.isNumber()) {
            text.append(number(node.decimalValue(), digits));
        } else if (node.isTextual()) {
            quote(node.textValue(), text);
        } else {
            text.append(node.asText());
        }
    }

    private static void separate(StringBuilder text, char begin) {
        char last = text.charAt(text.length() - 1);
        if (last != begin) {
            text.append(',');
        }
    }

    private static String number(BigDecimal number, MathContext digits) {
        return number.signum() == 0
                ? "0"
                : number.round(digits).stripTrailingZeros().toPlainString();
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        value.chars()
                .forEach(each -> {
                    if (each == '"' || each == '\\') {
                        text.append('\\').append((char) each);
                    } else if (each < ' ') {
                        text.append("\\u%04x".formatted(each));
                    } else {
                        text.append((char) each);
                    }
                });
        text.append('"');
    }
}
