package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.NpmPackages;
import bellwether.platform.base.Json;
import bellwether.platform.outbound.LocalEndpoint;
import bellwether.platform.outbound.OutboundSettings;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.platform.secrets.SecretKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Receivers written by others accept what is sent.
final class NodeComparisonTest {
    private static final String TEXT = "Größe \"5 €\" 🌊";
    private static NpmPackages node;

    @BeforeAll
    static void install() throws Exception {
        node = NpmPackages.install("receivers", "standardwebhooks@1.0.0", "http_ece@1.2.1");
    }

    private static LocalEndpoint.Received sent(LocalEndpoint server, ChannelAddress to)
            throws Exception {
        ChannelSettings settings =
                new ChannelSettings(
                        Optional.empty(),
                        Optional.empty(),
                        server.allowed(),
                        new SecretKeySource.Given(RootSecret.parse("0123456789abcdef".repeat(4))),
                        Optional.of("mailto:me@example.com"));
        ChannelMessage message =
                new ChannelMessage(
                        "n-17",
                        "job.ended",
                        Instant.parse("2026-03-03T11:59:00Z"),
                        "Title",
                        TEXT,
                        Json.stored("{\"job\":{\"note\":\"é🌊\"}}", JsonNode.class));
        try (ChannelSenders senders =
                new ChannelSenders(
                        settings,
                        OutboundSettings.usual(settings.allowed()),
                        new SecretKeys(settings.secrets()),
                        InstantSource.system())) {
            assertEquals(SendOutcome.DELIVERED, senders.send(to, message).outcome());
        }
        return server.received().getFirst();
    }

    @Test
    void standardWebhooksVerifiesBothSecretsOfARotationAndNoOther() throws Exception {
        SecureRandom random = new SecureRandom();
        String former = WebhookSecrets.create(random);
        String newest = WebhookSecrets.create(random);
        try (LocalEndpoint server = new LocalEndpoint()) {
            LocalEndpoint.Received request =
                    sent(
                            server,
                            new ChannelAddress.Webhook(
                                    URI.create(server.url("/hook")), List.of(newest, former)));
            Map<String, Object> input =
                    Map.of(
                            "body",
                            request.body(),
                            "headers",
                            Map.of(
                                    "webhook-id",
                                    request.header("webhook-id"),
                                    "webhook-timestamp",
                                    request.header("webhook-timestamp"),
                                    "webhook-signature",
                                    request.header("webhook-signature")),
                            "secrets",
                            List.of(newest, former, WebhookSecrets.create(random)));
            String output =
                    node.run(
                            """
                            const { Webhook } = require('standardwebhooks');
                            const i = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                            const verdict = (secret, body) => {
                              try { return new Webhook(secret).verify(body, i.headers).data.job.note; }
                              catch (e) { return e.name + ' ' + e.message; }
                            };
                            console.log(i.secrets.map(s => verdict(s, i.body)).join('|'));
                            console.log(verdict(i.secrets[0], i.body + ' '));
                            """,
                            Json.write(input));
            assertEquals(
                    """
                    é🌊|é🌊|WebhookVerificationError No matching signature found
                    WebhookVerificationError No matching signature found\
                    """,
                    output);
        }
    }

    @Test
    void httpEceDecryptsAPushAndOpensslVerifiesItsToken() throws Exception {
        String keys =
                node.run(
                        """
                        const c = require('crypto');
                        const e = c.createECDH('prime256v1'); e.generateKeys();
                        console.log(JSON.stringify({private: e.getPrivateKey('base64url'),
                          p256dh: e.getPublicKey('base64url'), auth: c.randomBytes(16).toString('base64url')}));
                        """,
                        "");
        JsonNode browser = Json.stored(keys, JsonNode.class);
        try (LocalEndpoint server = new LocalEndpoint()) {
            server.answers(201, "", "");
            LocalEndpoint.Received request =
                    sent(
                            server,
                            new ChannelAddress.WebPush(
                                    URI.create(server.url("/push/x")),
                                    browser.path("p256dh").asText(),
                                    browser.path("auth").asText()));
            String output =
                    node.run(
                            """
                            const ece = require('http_ece'), c = require('crypto');
                            const i = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                            const e = c.createECDH('prime256v1');
                            e.setPrivateKey(Buffer.from(i.private, 'base64url'));
                            const text = ece.decrypt(Buffer.from(i.body, 'base64url'),
                              { version: 'aes128gcm', privateKey: e, authSecret: i.auth });
                            const [, t, k] = i.authorization.match(/^vapid t=(.*), k=(.*)$/);
                            const point = Buffer.from(k, 'base64url'), parts = t.split('.');
                            const key = c.createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256',
                              x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
                            const good = c.verify('sha256', Buffer.from(parts[0] + '.' + parts[1]),
                              { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(parts[2], 'base64url'));
                            console.log(JSON.parse(text).text + '|' + good + '|'
                              + JSON.parse(Buffer.from(parts[1], 'base64url')).aud);
                            """,
                            Json.write(
                                    Map.of(
                                            "private",
                                            browser.path("private").asText(),
                                            "auth",
                                            browser.path("auth").asText(),
                                            "body",
                                            Base64Url.encode(request.bytes()),
                                            "authorization",
                                            request.header("authorization"))));
            assertEquals(TEXT + "|true|http://127.0.0.1:" + server.port(), output);
        }
    }
}
