package bellwether.desk.alert.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/// Services that take a JSON object made by a template: their usual template, and what they demand
/// of the object.
enum TemplateService {
    /// Incoming webhooks. Its texts mark links and mentions by `<…>`.
    SLACK(
            """
            {"text": "*{{message.title}}*\\n{{message.text}}"}\
            """) {
        @Override
        JsonNode fitted(JsonNode filled, URI url) {
            return TextLimits.SLACK.cut(filled);
        }

        @Override
        String escaped(String value) {
            return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    },

    /// Webhooks. No message mentions anyone unless the template says so.
    DISCORD(
            """
            {"content": "**{{message.title}}**\\n{{message.text}}"}\
            """) {
        @Override
        JsonNode fitted(JsonNode filled, URI url) {
            if (filled instanceof ObjectNode object && !object.has("allowed_mentions")) {
                object.putObject("allowed_mentions").putArray("parse");
            }
            return TextLimits.DISCORD.cut(filled);
        }
    },

    /// A topic's address, `https://ntfy.sh/topic`; objects are published at the server's root.
    NTFY(
            """
            {"title": "{{message.title}}", "message": "{{message.text}}"}\
            """) {
        private static final int MOST_BYTES = 4_096;

        @Override
        JsonNode fitted(JsonNode filled, URI url) {
            if (filled instanceof ObjectNode object) {
                object.put("topic", topic(url));
                object.put("message", TextCut.toBytes(object.path("message").asText(), MOST_BYTES));
            }
            return TextLimits.NTFY.cut(filled);
        }

        @Override
        URI endpoint(URI url) {
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            String path = url.getRawPath();
            return url.resolve(path.substring(0, path.lastIndexOf('/') + 1) + query);
        }
    };

    private final String template;

    TemplateService(String template) {
        this.template = template;
    }

    /// @throws IllegalArgumentException for kinds without templates
    static TemplateService of(ChannelKind kind) {
        return switch (kind) {
            case SLACK -> SLACK;
            case DISCORD -> DISCORD;
            case NTFY -> NTFY;
            case EMAIL, WEBHOOK, TELEGRAM, WEB_PUSH ->
                    throw new IllegalArgumentException("no templates: " + kind);
        };
    }

    static String topic(URI url) {
        String path = String.valueOf(url.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String usualTemplate() {
        return template;
    }

    /// A value as it stands in this service's texts.
    String escaped(String value) {
        return value;
    }

    /// The object with all texts cut to what the service takes.
    abstract JsonNode fitted(JsonNode filled, URI url);

    /// Where the object is sent.
    URI endpoint(URI url) {
        return url;
    }
}
