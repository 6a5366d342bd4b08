package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.outbound.DestinationRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as users write them, as they are sealed and as they are shown.
final class ChannelAddressTest {
    private static final String TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0";
    private static final String P256DH =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final List<ChannelAddress> ALL =
            List.of(
                    new ChannelAddress.Email("jo@example.org"),
                    new ChannelAddress.Webhook(
                            URI.create("https://a.example.com/h?k=v"), List.of(SECRET, SECRET)),
                    new ChannelAddress.Template(
                            ChannelKind.SLACK,
                            URI.create("https://hooks.slack.com/services/T/B/x"),
                            ""),
                    new ChannelAddress.Template(
                            ChannelKind.DISCORD,
                            URI.create("https://discord.com/api/webhooks/1/x"),
                            "{\"content\": \"{{message.title}}\"}"),
                    new ChannelAddress.Template(
                            ChannelKind.NTFY, URI.create("https://ntfy.sh/topic"), ""),
                    new ChannelAddress.Telegram(TOKEN, "-100123"),
                    new ChannelAddress.WebPush(
                            URI.create("https://fcm.googleapis.com/fcm/send/x"), P256DH, AUTH));

    private static ChannelAddress parsed(ChannelKind kind, String json) {
        return new ChannelAddressParser(
                        new DestinationRules(AllowedHosts.NONE),
                        TemplateFields.withData(List.of("job.id")))
                .parse(kind, Json.stored(json.replace('\'', '"'), JsonNode.class), "/address");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (ChannelAddress address : ALL) {
            assertEquals(address, ChannelAddresses.read(ChannelAddresses.write(address)));
        }
        assertEquals(ChannelKind.values().length, ALL.size());
    }

    @Test
    void whatIsShownHidesEverySecret() {
        assertEquals(
                List.of(
                        "j***@example.org",
                        "https://a.example.com/…/****",
                        "https://hooks.slack.com/…/****",
                        "https://discord.com/…/****",
                        "https://ntfy.sh/…/****",
                        "chat -100123 by bot 123456789:****",
                        "https://fcm.googleapis.com/…/****"),
                ALL.stream().map(ChannelAddresses::masked).toList());
        assertEquals(
                "https://a.example.com:8443/",
                ChannelAddresses.masked(
                        new ChannelAddress.Webhook(
                                URI.create("https://a.example.com:8443/"), List.of(SECRET))));
        assertEquals(
                "https://a.example.com/…/****",
                ChannelAddresses.masked(
                        new ChannelAddress.Webhook(
                                URI.create("https://a.example.com?key=x"), List.of(SECRET))));
    }

    @Test
    void eachKindIsRead() {
        assertEquals(
                new ChannelAddress.Email("jo+x@example.org"),
                parsed(ChannelKind.EMAIL, "{'to': 'jo+x@example.org'}"));
        assertEquals(
                new ChannelAddress.Webhook(URI.create("https://a.example.com/h"), List.of(SECRET)),
                parsed(
                        ChannelKind.WEBHOOK,
                        "{'url': 'https://a.example.com/h', 'secret': '%s'}".formatted(SECRET)));
        ChannelAddress.Webhook made =
                assertInstanceOf(
                        ChannelAddress.Webhook.class,
                        parsed(ChannelKind.WEBHOOK, "{'url': 'https://a.example.com/h'}"));
        assertTrue(WebhookSecrets.isSecret(made.secrets().getFirst()));
        assertEquals(
                new ChannelAddress.Template(
                        ChannelKind.SLACK, URI.create("https://hooks.slack.com/x"), ""),
                parsed(ChannelKind.SLACK, "{'url': 'https://hooks.slack.com/x'}"));
        assertEquals(
                new ChannelAddress.Telegram(TOKEN, "-100123"),
                parsed(
                        ChannelKind.TELEGRAM,
                        "{'bot_token': '%s', 'chat_id': -100123}".formatted(TOKEN)));
        assertEquals(
                new ChannelAddress.WebPush(URI.create("https://push.example.com/x"), P256DH, AUTH),
                parsed(
                        ChannelKind.WEB_PUSH,
                        "{'endpoint': 'https://push.example.com/x', 'expirationTime': null, 'keys': {'p256dh': '%s', 'auth': '%s'}}"
                                .formatted(P256DH, AUTH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jo",
                "jo@example",
                "jo@example.org, eve@example.org",
                "Jo <jo@example.org>",
                "jo@example.org\\r\\nBcc: eve@example.org",
                "jo@exa mple.org",
                "jo@@example.org"
            })
    void oneMailBoxAndNothingElse(String to) {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> parsed(ChannelKind.EMAIL, "{'to': '%s'}".formatted(to)));
        assertEquals("/address/to", refusal.faults().getFirst().pointer());
    }

    @Test
    void everyWrongFieldIsNamed() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                parsed(
                                        ChannelKind.TELEGRAM,
                                        "{'bot_tokn': 'x', 'chat_id': 'somewhere'}"));
        assertEquals(
                List.of(
                        new Fault(
                                "/address/bot_tokn",
                                "is not a known field; did you mean bot_token?"),
                        new Fault("/address/bot_token", "is required"),
                        new Fault(
                                "/address/chat_id", "must be a chat's number, or a public @name")),
                refusal.faults());
        assertThrows(Refusal.class, () -> parsed(ChannelKind.EMAIL, "[]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEBHOOK  | {'url': 'http://a.example.com/'}     | address_refused | /address/url:"
                        + " This address cannot be used: the URL must begin",
                "WEBHOOK  | {'url': 'https://10.0.0.1/'}         | address_refused | /address/url:"
                        + " This address cannot be used: 10.0.0.1 is not a public",
                "WEBHOOK  | {'url': 'https://a.example.com/', 'secret': 'x'} | invalid_request |"
                        + " /address/secret must be whsec_",
                "WEBHOOK  | {}                                   | invalid_request | /address/url"
                        + " is required",
                "SLACK    | {'url': 7}                           | invalid_request | /address/url"
                        + " must be a URL in quotes, was 7",
                "NTFY     | {'url': 7}                           | invalid_request | /address/url"
                        + " must be a URL in quotes, was 7",
                "SLACK    | {'url': 'https://a.example.com', 'template': '{{'} | bad_template |"
                        + " /address/template: This template cannot be used: a placeholder that begins"
                        + " at line 1, column 1 has no end",
                "NTFY     | {'url': 'https://ntfy.sh/'}          | invalid_request | /address/url"
                        + " must end in a topic",
                "WEB_PUSH | {'endpoint': 'https://127.0.0.1/', 'keys': {}} | address_refused |"
                        + " /address/endpoint",
                "WEB_PUSH | {'endpoint': 'https://a.example.com/'} | invalid_request | 2 values are"
                        + " invalid"
            })
    void refusalsNameTheField(ChannelKind kind, String json, String code, String detail) {
        Refusal refusal = assertThrows(Refusal.class, () -> parsed(kind, json));
        assertEquals(code, refusal.code());
        assertTrue(refusal.detail().startsWith(detail), refusal.detail());
        assertTrue(
                refusal.faults().stream().allMatch(one -> one.pointer().startsWith("/address/")),
                "programs find the field: " + refusal.faults());
        assertTrue(refusal.faults().size() > 0, refusal.detail());
    }

    @Test
    void aKeyThatIsNoPointIsRefusedWhenItIsGiven() {
        String wrong = P256DH.substring(0, P256DH.length() - 2) + "AA";
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                parsed(
                                        ChannelKind.WEB_PUSH,
                                        "{'endpoint': 'https://a.example.com/x', 'keys': {'p256dh': '%s', 'auth': 'AAAA'}}"
                                                .formatted(wrong)));
        assertEquals(
                List.of("/address/keys/p256dh", "/address/keys/auth"),
                refusal.faults().stream().map(Fault::pointer).toList());
        assertFalse(refusal.detail().contains(wrong));
    }
}
