package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Addresses as one JSON text, which is sealed as a whole, and as they are shown: without anything
/// that lets someone else send there.
public final class ChannelAddresses {
    private static final String HIDDEN = "****";

    private ChannelAddresses() {}

    /// The whole address with its secrets.
    public static String write(ChannelAddress address) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", address.kind().name());
        switch (address) {
            case ChannelAddress.Email email -> json.put("to", email.to());
            case ChannelAddress.Webhook webhook -> {
                json.put("url", webhook.url().toString());
                ArrayNode secrets = json.putArray("secrets");
                webhook.secrets().forEach(secrets::add);
            }
            case ChannelAddress.Template template ->
                    json.put("url", template.url().toString()).put("template", template.template());
            case ChannelAddress.Telegram telegram ->
                    json.put("bot_token", telegram.botToken()).put("chat_id", telegram.chatId());
            case ChannelAddress.WebPush push ->
                    json.put("endpoint", push.endpoint().toString())
                            .put("p256dh", push.p256dh())
                            .put("auth", push.auth());
        }
        return Json.write(json);
    }

    /// Reads what [#write] has written.
    public static ChannelAddress read(String text) {
        JsonNode json = Json.stored(text, JsonNode.class);
        ChannelKind kind = ChannelKind.valueOf(json.required("kind").asText());
        return switch (kind) {
            case EMAIL -> new ChannelAddress.Email(text(json, "to"));
            case WEBHOOK -> new ChannelAddress.Webhook(uri(json, "url"), secrets(json));
            case SLACK, DISCORD, NTFY ->
                    new ChannelAddress.Template(kind, uri(json, "url"), text(json, "template"));
            case TELEGRAM ->
                    new ChannelAddress.Telegram(text(json, "bot_token"), text(json, "chat_id"));
            case WEB_PUSH ->
                    new ChannelAddress.WebPush(
                            uri(json, "endpoint"), text(json, "p256dh"), text(json, "auth"));
        };
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }

    private static URI uri(JsonNode json, String field) {
        return URI.create(text(json, field));
    }

    private static List<String> secrets(JsonNode json) {
        List<String> secrets = new ArrayList<>();
        json.required("secrets").forEach(secret -> secrets.add(secret.asText()));
        return List.copyOf(secrets);
    }

    /// How an address is shown.
    public static String masked(ChannelAddress address) {
        return switch (address) {
            case ChannelAddress.Email email -> mailBox(email.to());
            case ChannelAddress.Webhook webhook -> url(webhook.url());
            case ChannelAddress.Template template -> url(template.url());
            case ChannelAddress.Telegram telegram ->
                    "chat %s by bot %s:%s"
                            .formatted(
                                    telegram.chatId(),
                                    telegram.botToken()
                                            .substring(0, telegram.botToken().indexOf(':')),
                                    HIDDEN);
            case ChannelAddress.WebPush push -> url(push.endpoint());
        };
    }

    private static String mailBox(String to) {
        int at = to.lastIndexOf('@');
        return to.substring(0, to.offsetByCodePoints(0, 1)) + "***" + to.substring(at);
    }

    /// Paths and queries of such URLs are secrets.
    private static String url(URI url) {
        boolean bare = url.getRawQuery() == null && String.valueOf(url.getRawPath()).length() < 2;
        return "%s://%s%s"
                .formatted(url.getScheme(), url.getRawAuthority(), bare ? "/" : "/…/" + HIDDEN);
    }
}
