package bellwether.desk.alert.channel;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Json;
import bellwether.platform.base.PrintableText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JSON object with placeholders such as `{{message.title}}` inside its texts.
final class MessageTemplate {
    private static final int MOST_BYTES = 4_096;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern PATH = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)+");

    private final String text;

    private MessageTemplate(String text) {
        this.text = text;
    }

    /// One that was checked when it was given.
    static MessageTemplate checked(String text) {
        return new MessageTemplate(text);
    }

    /// Checks what a user wrote.
    ///
    /// @throws Refusal `bad_template`, with the place
    static MessageTemplate parse(String text, TemplateFields fields) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw refused("it is longer than 4,096 bytes");
        }
        PLACEHOLDER.matcher(text).results().forEach(found -> requireKnown(text, found, fields));
        MessageTemplate template = new MessageTemplate(text);
        template.requireObject();
        return template;
    }

    private static void requireKnown(String text, MatchResult found, TemplateFields fields) {
        String path = found.group(1);
        if (fields.paths().contains(path)) {
            return;
        }
        String hint =
                PATH.matcher(path).matches()
                        ? DidYouMean.among(fields.paths(), path)
                                .map("; did you mean {{%s}}?"::formatted)
                                .orElse("")
                        : "; a placeholder is a path such as {{message.title}}";
        throw refused(
                "unknown placeholder {{%s}} at %s%s"
                        .formatted(shown(path), place(text, found.start()), hint));
    }

    /// Placeholders stand inside texts, so that any value leaves it an object. The letters that are
    /// put in for the check are as long as what they replace, where that is possible.
    private void requireObject() {
        String filled =
                PLACEHOLDER.matcher(text).replaceAll(found -> "x".repeat(found.group().length()));
        try {
            if (!Json.shared().readTree(filled).isObject()) {
                throw refused("it must be a JSON object");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw refused(
                    "it is not JSON at line %d, column %d; placeholders stand inside quotation marks"
                            .formatted(
                                    at == null ? 1 : at.getLineNr(),
                                    at == null ? 1 : at.getColumnNr()));
        }
    }

    /// The object for one message.
    ///
    /// @param escape what else than JSON's escapes a value needs
    /// @throws JsonProcessingException when it was not checked
    JsonNode filled(ChannelMessage message, UnaryOperator<String> escape)
            throws JsonProcessingException {
        String json =
                PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        inText(escape.apply(value(message, found.group(1))))));
        return Json.shared().readTree(json);
    }

    private static String inText(String value) {
        String quoted = Json.write(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String value(ChannelMessage message, String path) {
        return switch (path) {
            case "message.id" -> message.id();
            case "message.type" -> message.type();
            case "message.at" -> message.at().toString();
            case "message.title" -> message.title();
            case "message.text" -> message.text();
            default -> text(message.data().at(pointer(path)));
        };
    }

    /// A field of the data itself is `data.field`, so that every path has a point.
    private static String pointer(String path) {
        String within =
                path.startsWith(TemplateFields.DATA)
                        ? path.substring(TemplateFields.DATA.length())
                        : path;
        return "/" + within.replace('.', '/');
    }

    /// What is missing is an empty text.
    private static String text(JsonNode value) {
        return value.isContainerNode() ? Json.write(value) : value.isNull() ? "" : value.asText();
    }

    private static String place(String text, int offset) {
        String before = text.substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return "line %d, column %d".formatted(line, offset - before.lastIndexOf('\n'));
    }

    private static String shown(String path) {
        return PrintableText.cut(PrintableText.line(path), 60);
    }

    private static Refusal refused(String why) {
        return Refusal.of(
                RefusalKind.INVALID, "bad_template", "This template cannot be used: " + why);
    }
}
