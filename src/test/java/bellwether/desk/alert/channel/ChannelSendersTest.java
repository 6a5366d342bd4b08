package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.outbound.LocalEndpoint;
import bellwether.platform.outbound.OutboundLimits;
import bellwether.platform.outbound.OutboundSettings;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.platform.secrets.SecretKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each kind of channel sends, and what follows from the answer.
final class ChannelSendersTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0";
    private static final String P256DH =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private final LocalEndpoint server = new LocalEndpoint();

    @AfterEach
    void close() {
        server.close();
    }

    static ChannelMessage message(String text) {
        return new ChannelMessage(
                "n-17",
                "job.ended",
                Instant.parse("2026-03-03T11:59:00Z"),
                "Title",
                text,
                Json.stored("{\"job\":{\"id\":7,\"share\":0.50}}", JsonNode.class));
    }

    private ChannelSettings settings(SecretKeySource secrets, Optional<String> contact) {
        return new ChannelSettings(
                Optional.empty(), Optional.of(server.url("")), server.allowed(), secrets, contact);
    }

    private static SecretKeySource given() {
        return new SecretKeySource.Given(RootSecret.parse("0123456789abcdef".repeat(4)));
    }

    private ChannelSenders senders() {
        return senders(settings(given(), Optional.of("mailto:me@example.com")));
    }

    private static ChannelSenders senders(ChannelSettings settings) {
        return senders(settings, OutboundLimits.USUAL);
    }

    private static ChannelSenders senders(ChannelSettings settings, OutboundLimits limits) {
        return new ChannelSenders(
                settings,
                OutboundSettings.usual(settings.allowed()).with(limits),
                new SecretKeys(settings.secrets()),
                InstantSource.fixed(NOW));
    }

    private SendResult send(ChannelAddress to, ChannelMessage message) throws InterruptedException {
        try (ChannelSenders senders = senders()) {
            return senders.send(to, message);
        }
    }

    private SendResult send(ChannelAddress to) throws InterruptedException {
        return send(to, message("Text"));
    }

    private ChannelAddress webhook() {
        return new ChannelAddress.Webhook(URI.create(server.url("/hook")), List.of(SECRET));
    }

    private ChannelAddress push() {
        return new ChannelAddress.WebPush(URI.create(server.url("/push/x")), P256DH, AUTH);
    }

    private ChannelAddress of(ChannelKind kind) {
        return switch (kind) {
            case WEBHOOK -> webhook();
            case SLACK, DISCORD, NTFY ->
                    new ChannelAddress.Template(kind, URI.create(server.url("/topic")), "");
            case TELEGRAM -> new ChannelAddress.Telegram(TOKEN, "-100123");
            case WEB_PUSH -> push();
            case EMAIL -> new ChannelAddress.Email("jo@example.org");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED, REJECTED, DELIVERED",
        "201, DELIVERED, REJECTED, DELIVERED",
        "204, DELIVERED, REJECTED, DELIVERED",
        "301, REJECTED, REJECTED, REJECTED",
        "302, REJECTED, REJECTED, REJECTED",
        "400, REJECTED, REJECTED, REJECTED",
        "401, REJECTED, CHANNEL_BROKEN, REJECTED",
        "403, REJECTED, CHANNEL_BROKEN, REJECTED",
        "404, REJECTED, CHANNEL_BROKEN, CHANNEL_BROKEN",
        "408, RETRY, REJECTED, REJECTED",
        "410, CHANNEL_BROKEN, REJECTED, CHANNEL_BROKEN",
        "413, REJECTED, REJECTED, REJECTED",
        "425, RETRY, REJECTED, REJECTED",
        "429, RETRY, RETRY, RETRY",
        "500, RETRY, RETRY, RETRY",
        "503, RETRY, RETRY, RETRY"
    })
    void theStatusSaysWhatFollows(
            int status, SendOutcome webhook, SendOutcome telegram, SendOutcome push)
            throws Exception {
        server.answers(status, "Location: /other\r\nRetry-After: 120\r\n", "an \u0007answer");
        try (ChannelSenders senders = senders()) {
            for (ChannelKind kind : ChannelKind.values()) {
                if (kind == ChannelKind.EMAIL) {
                    continue;
                }
                SendOutcome expected =
                        switch (kind) {
                            case TELEGRAM -> telegram;
                            case WEB_PUSH -> push;
                            default -> webhook;
                        };
                SendResult result = senders.send(of(kind), message("Text"));
                assertEquals(
                        new SendResult(
                                expected,
                                Optional.of(status),
                                "127.0.0.1:" + server.port(),
                                status == 204 ? "" : "an  answer",
                                expected == SendOutcome.RETRY
                                        ? Optional.of(Duration.ofMinutes(2))
                                        : Optional.empty()),
                        result,
                        kind::name);
            }
        }
    }

    @Test
    void retryAfterMayBeADate() throws Exception {
        server.answers(503, "Retry-After: Tue, 03 Mar 2026 12:05:00 GMT\r\n", "");
        assertEquals(Optional.of(Duration.ofMinutes(5)), send(webhook()).retryAfter());
        server.answers(503, "Retry-After: soon\r\n", "");
        assertEquals(Optional.empty(), send(webhook()).retryAfter());
    }

    @Test
    void noAnswerIsTriedAgain() throws Exception {
        server.behave((_, _) -> new CountDownLatch(1).await());
        OutboundLimits shortly =
                new OutboundLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 4_096);
        try (ChannelSenders senders = senders(settings(given(), Optional.empty()), shortly)) {
            assertEquals(
                    SendResults.retry("no answer within 1 s", "127.0.0.1:" + server.port()),
                    senders.send(webhook(), message("Text")));
        }
        server.behave((_, _) -> {});
        assertEquals(SendOutcome.RETRY, send(push()).outcome());
    }

    @Test
    void anInnerAddressIsNeverCalled() throws Exception {
        SendResult result =
                send(
                        new ChannelAddress.Webhook(
                                URI.create("https://[::ffff:10.0.0.1]/"), List.of(SECRET)));
        assertEquals(SendOutcome.REJECTED, result.outcome());
        assertEquals("", result.address());
        assertTrue(result.answer().contains("10.0.0.1 is not a public address"), result.answer());
    }

    @Test
    void ofALongAnswerAThousandCharactersAreKept() throws Exception {
        server.answers(500, "", "x".repeat(100_000));
        SendResult result = send(webhook());
        assertEquals("x".repeat(999) + "…", result.answer());
        assertEquals(Optional.of(500), result.code());
    }

    @Test
    void aWebhookIsSignedAndSaysTypeTimeAndData() throws Exception {
        assertEquals(SendOutcome.DELIVERED, send(webhook()).outcome());
        LocalEndpoint.Received request = server.received().getFirst();
        assertEquals(
                "{\"type\":\"job.ended\",\"timestamp\":\"2026-03-03T11:59:00Z\",\"data\":{\"job\":{\"id\":7,\"share\":0.50}}}",
                request.body());
        assertEquals("n-17", request.header("webhook-id"));
        assertEquals(Long.toString(NOW.getEpochSecond()), request.header("webhook-timestamp"));
        assertEquals(
                WebhookSecrets.signatures(
                        List.of(SECRET), "n-17", NOW.getEpochSecond(), request.body()),
                request.header("webhook-signature"));
    }

    @Test
    void aTemplateIsSentAsItsServiceWantsIt() throws Exception {
        send(of(ChannelKind.NTFY));
        assertTrue(server.received().getFirst().head().startsWith("POST / HTTP/1.1"));
        assertEquals(
                "{\"title\":\"Title\",\"message\":\"Text\",\"topic\":\"topic\"}",
                server.received().getFirst().body());
        send(
                new ChannelAddress.Template(
                        ChannelKind.SLACK,
                        URI.create(server.url("/services/T")),
                        "{\"text\": \"{{job.id}} {{job.share}} {{job.none}}\"}"));
        assertTrue(server.received().get(1).head().startsWith("POST /services/T HTTP/1.1"));
        assertEquals("{\"text\":\"7 0.50 \"}", server.received().get(1).body());
    }

    @Test
    void telegramTakesFourThousandCharactersAndHidesTheToken() throws Exception {
        server.answers(
                200, "", "{\"ok\":true,\"result\":{\"text\":\"%s\"}}".formatted("x".repeat(9_000)));
        SendResult result = send(of(ChannelKind.TELEGRAM), message("y".repeat(9_000)));
        assertEquals(SendOutcome.DELIVERED, result.outcome());
        LocalEndpoint.Received request = server.received().getFirst();
        assertTrue(
                request.head().startsWith("POST /bot%s/sendMessage HTTP".formatted(TOKEN)),
                request.head());
        JsonNode body = Json.stored(request.body(), JsonNode.class);
        assertEquals("-100123", body.path("chat_id").asText());
        assertEquals(4_096, body.path("text").asText().length());
        assertTrue(body.path("text").asText().startsWith("Title\n\nyyy"));
        server.answers(401, "", "{\"ok\":false,\"description\":\"bad %s\"}".formatted(TOKEN));
        assertFalse(send(of(ChannelKind.TELEGRAM)).toString().contains(TOKEN));
    }

    @Test
    void telegramSaysInItsBodyWhenToCallAgain() throws Exception {
        server.answers(
                429, "", "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":35}}");
        SendResult result = send(of(ChannelKind.TELEGRAM));
        assertEquals(SendOutcome.RETRY, result.outcome());
        assertEquals(Optional.of(Duration.ofSeconds(35)), result.retryAfter());
        server.answers(200, "", "{\"ok\":false}");
        assertEquals(SendOutcome.REJECTED, send(of(ChannelKind.TELEGRAM)).outcome());
    }

    @Test
    void aPushHasItsHeadersAndFourKilobytesAtMost() throws Exception {
        server.answers(201, "", "");
        send(push(), message("é\"".repeat(5_000)));
        LocalEndpoint.Received request = server.received().getFirst();
        assertEquals("aes128gcm", request.header("content-encoding"));
        assertEquals("86400", request.header("ttl"));
        assertEquals("normal", request.header("urgency"));
        assertTrue(request.header("authorization").startsWith("vapid t="));
        assertTrue(request.bytes().length <= 4_096, () -> request.bytes().length + " bytes");
        assertTrue(request.bytes().length > 3_900, () -> request.bytes().length + " bytes");
        assertEquals(
                PushPayload.of(message("Text")),
                Json.stored(
                        "{\"id\":\"n-17\",\"type\":\"job.ended\",\"timestamp\":\"2026-03-03T11:59:00Z\",\"title\":\"Title\",\"text\":\"Text\",\"data\":{\"job\":{\"id\":7,\"share\":0.50}}}",
                        JsonNode.class));
    }

    @Test
    void whatIsNotConfiguredNamesItsVariable() throws Exception {
        ChannelSettings none = settings(new SecretKeySource.Missing(), Optional.empty());
        try (ChannelSenders senders = senders(none)) {
            assertEquals(
                    SendResults.notConfigured("SECRET_KEY is not set"),
                    senders.send(webhook(), message("Text")));
        }
        try (ChannelSenders senders = senders(settings(given(), Optional.empty()))) {
            assertEquals(
                    SendResults.notConfigured("PUSH_CONTACT is not set"),
                    senders.send(push(), message("Text")));
            assertEquals(
                    SendResults.notConfigured("SMTP_URL is not set"),
                    senders.send(of(ChannelKind.EMAIL), message("Text")));
            assertEquals(Optional.empty(), senders.missing(ChannelKind.WEBHOOK));
            assertEquals(Optional.of("SMTP_URL"), senders.missing(ChannelKind.EMAIL));
        }
        assertEquals(List.of(), server.received());
    }

    @Test
    void doctorCallsTelegramOnlyWhereItIsToldTo() {
        CheckResult ok = new TelegramCheck(settings(given(), Optional.empty())).run();
        assertEquals(
                new CheckResult.Ok(
                        "%s answers (127.0.0.1:%d)".formatted(server.url(""), server.port())),
                ok);
        assertEquals(1, server.received().size());
        CheckResult refused =
                new TelegramCheck(
                                new ChannelSettings(
                                        Optional.empty(),
                                        Optional.of(server.url("")),
                                        AllowedHosts.NONE,
                                        given(),
                                        Optional.empty()))
                        .run();
        assertTrue(refused instanceof CheckResult.Warning, refused::toString);
        assertTrue(new TelegramCheck(ChannelSettings.NONE).run() instanceof CheckResult.Ok);
        assertEquals(1, server.received().size());
    }

    @Test
    void aBodyInUtf8IsSignedAsItIsSent() throws Exception {
        ChannelMessage message =
                new ChannelMessage(
                        "n-18", "t", NOW, "", "", Json.stored("{\"a\":\"é€🌊\"}", JsonNode.class));
        send(webhook(), message);
        LocalEndpoint.Received request = server.received().getFirst();
        assertTrue(request.body().contains("é€🌊"), request.body());
        assertEquals(
                request.body().getBytes(StandardCharsets.UTF_8).length, request.bytes().length);
    }
}
