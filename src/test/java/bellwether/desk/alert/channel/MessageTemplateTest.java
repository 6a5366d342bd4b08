package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageTemplateTest {
    private static final TemplateFields FIELDS =
            TemplateFields.withData(
                    List.of("alert.ticker", "alert.price", "alert.note", "data.count"));

    private static ChannelMessage message(String title, String text) {
        return new ChannelMessage(
                "n-1",
                "alert.fired",
                Instant.parse("2026-03-03T12:00:00Z"),
                title,
                text,
                Json.stored(
                        "{\"alert\":{\"ticker\":\"BRK.B\",\"price\":412.50,\"note\":null,\"tags\":[1]},\"count\":3}",
                        JsonNode.class));
    }

    private static String filled(String template, ChannelMessage message) throws Exception {
        return Json.write(
                MessageTemplate.parse(template, FIELDS).filled(message, UnaryOperator.identity()));
    }

    @Test
    void placeholdersAreReplacedAndEscaped() throws Exception {
        assertEquals(
                "{\"a\":\"x \\\"q\\\"\\\\\\n{{message.text}} BRK.B at 412.50, 3\",\"n\":\"\",\"t\":\"2026-03-03T12:00:00Z\",\"k\":5}",
                filled(
                        "{\"a\": \"x {{message.title}} {{ alert.ticker }} at {{alert.price}}, {{data.count}}\", \"n\": \"{{alert.note}}\", \"t\": \"{{message.at}}\", \"k\": 5}",
                        message("\"q\"\\\n{{message.text}}", "other")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"{{message.titel}}\"} | unknown placeholder {{message.titel}} at line 1, column 8; did you mean {{message.title}}?",
                "{\"a\": \"{{alert.tickr}}\"}   | did you mean {{alert.ticker}}?",
                "{\"a\": \"{{order.id}}\"}      | unknown placeholder {{order.id}} at line 1, column 8",
                "{\"a\": \"{{title}}\"}         | a placeholder is a path such as {{message.title}}",
                "{\"a\": \"{{}}\"}              | a placeholder is a path such as {{message.title}}",
                "{\"a\": {{alert.price}}}       | it is not JSON at line 1, column",
                "{\"a\": \"{{alert.price}}\"    | it is not JSON at line 1, column",
                "[\"{{alert.price}}\"]          | it must be a JSON object",
                "\"{{alert.price}}\"            | it must be a JSON object"
            })
    void whatIsWrongIsNamedWithItsPlace(String template, String why) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> MessageTemplate.parse(template, FIELDS));
        assertEquals("bad_template", refusal.code());
        assertTrue(refusal.detail().contains(why), refusal.detail());
    }

    @Test
    void placesCountLines() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                MessageTemplate.parse(
                                        "{\n  \"a\": \"{{message.title}}\",\n  \"b\": \"{{alert.x}}\"\n}",
                                        FIELDS));
        assertTrue(refusal.detail().contains("at line 3, column 9"), refusal.detail());
    }

    @Test
    void fourKilobytesAreTheMost() {
        String start = "{\"a\": \"";
        String end = "\"}";
        int room = 4_096 - start.length() - end.length();
        MessageTemplate.parse(start + "x".repeat(room) + end, FIELDS);
        assertThrows(
                Refusal.class,
                () -> MessageTemplate.parse(start + "x".repeat(room - 1) + "é" + end, FIELDS));
    }

    @Test
    void theUsualTemplatesAreGoodOnes() throws Exception {
        for (TemplateService service : TemplateService.values()) {
            MessageTemplate.parse(service.usualTemplate(), TemplateFields.withData(List.of()));
        }
        ChannelMessage message = message("A & <b>", "two\nlines @everyone");
        assertEquals(
                "{\"text\":\"*A &amp; &lt;b&gt;*\\ntwo\\nlines @everyone\"}",
                body(TemplateService.SLACK, message, "https://hooks.slack.com/services/T/B/x"));
        assertEquals(
                "{\"content\":\"**A & <b>**\\ntwo\\nlines @everyone\",\"allowed_mentions\":{\"parse\":[]}}",
                body(TemplateService.DISCORD, message, "https://discord.com/api/webhooks/1/x"));
        assertEquals(
                "{\"title\":\"A & <b>\",\"message\":\"two\\nlines @everyone\",\"topic\":\"my-topic\"}",
                body(TemplateService.NTFY, message, "https://ntfy.sh/my-topic"));
    }

    private static String body(TemplateService service, ChannelMessage message, String url)
            throws Exception {
        return Json.write(
                service.fitted(
                        MessageTemplate.checked(service.usualTemplate())
                                .filled(message, service::escaped),
                        URI.create(url)));
    }

    @Test
    void ntfyIsPublishedToAtTheRoot() {
        assertEquals(
                "https://ntfy.sh/",
                TemplateService.NTFY.endpoint(URI.create("https://ntfy.sh/topic")).toString());
        assertEquals(
                "https://a.example.com:8443/ntfy/?auth=x%3D",
                TemplateService.NTFY
                        .endpoint(URI.create("https://a.example.com:8443/ntfy/topic?auth=x%3D"))
                        .toString());
    }

    @Test
    void longTextsAreCutToWhatTheServiceTakes() throws Exception {
        ChannelMessage message = message("t", "é".repeat(5_000));
        JsonNode discord =
                Json.stored(
                        body(TemplateService.DISCORD, message, "https://discord.com/x"),
                        JsonNode.class);
        assertEquals(2_000, discord.path("content").asText().length());
        assertTrue(discord.path("content").asText().endsWith("é…"));
        JsonNode slack =
                Json.stored(
                        body(TemplateService.SLACK, message, "https://hooks.slack.com/x"),
                        JsonNode.class);
        assertEquals(3_000, slack.path("text").asText().length());
        JsonNode ntfy =
                Json.stored(
                        body(TemplateService.NTFY, message, "https://ntfy.sh/x"), JsonNode.class);
        assertEquals(4_095, TextCut.bytes(ntfy.path("message").asText()), "é are two bytes");
        assertTrue(ntfy.path("message").asText().endsWith("é…"));
    }

    @Test
    void aMentionThatTheTemplateMakesIsLeft() throws Exception {
        JsonNode filled =
                MessageTemplate.parse(
                                "{\"content\": \"@here\", \"allowed_mentions\": {\"parse\": [\"everyone\"]}, \"embeds\": [{\"title\": \"{{message.text}}\"}]}",
                                FIELDS)
                        .filled(message("t", "x".repeat(300)), UnaryOperator.identity());
        JsonNode fitted =
                TemplateService.DISCORD.fitted(filled, URI.create("https://discord.com/x"));
        assertEquals("everyone", fitted.at("/allowed_mentions/parse/0").asText());
        assertEquals(256, fitted.at("/embeds/0/title").asText().length());
    }

    @Test
    void cutsAreNeverWithinACharacter() {
        String waves = "🌊".repeat(10);
        for (int most = 0; most <= 45; most++) {
            String cut = TextCut.toBytes(waves, most);
            assertTrue(TextCut.bytes(cut) <= most, cut);
            assertEquals(
                    cut,
                    new String(
                            cut.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8));
        }
        assertEquals(waves, TextCut.toBytes(waves, 40));
        assertEquals("🌊…", TextCut.toCharacters(waves, 4));
    }
}
