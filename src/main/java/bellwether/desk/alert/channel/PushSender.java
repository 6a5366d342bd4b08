package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import bellwether.platform.outbound.OutboundRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/// Sends to a browser's push service, encrypted for the browser.
///
/// @param contact whom the push service may write to
record PushSender(HttpCall http, VapidKey key, String contact, InstantSource clock) {
    /// As long as messages to people are tried.
    private static final Duration KEPT = Duration.ofHours(24);

    private static final SecureRandom RANDOM = new SecureRandom();

    SendResult send(ChannelAddress.WebPush to, ChannelMessage message) throws InterruptedException {
        byte[] body =
                PushEncryption.fresh(RANDOM)
                        .encrypted(
                                Json.bytes(PushPayload.of(message)),
                                P256.publicKey(Base64Url.decode(to.p256dh())),
                                Base64Url.decode(to.auth()));
        return http.send(
                new OutboundRequest(to.endpoint().toString(), "application/octet-stream", body)
                        .with("Content-Encoding", "aes128gcm")
                        .with("TTL", Long.toString(KEPT.toSeconds()))
                        .with("Urgency", "normal")
                        .with(
                                "Authorization",
                                key.authorization(to.endpoint(), contact, clock.instant())),
                StatusRules.PUSH);
    }
}
