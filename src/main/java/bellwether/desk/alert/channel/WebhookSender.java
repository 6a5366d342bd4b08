package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import bellwether.platform.outbound.OutboundRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends `{type, timestamp, data}`, signed by Standard Webhooks.
record WebhookSender(HttpCall http, InstantSource clock) {
    SendResult send(ChannelAddress.Webhook to, ChannelMessage message) throws InterruptedException {
        String body = body(message);
        long now = clock.instant().getEpochSecond();
        return http.send(
                new OutboundRequest(
                                to.url().toString(),
                                "application/json",
                                body.getBytes(StandardCharsets.UTF_8))
                        .with("webhook-id", message.id())
                        .with("webhook-timestamp", Long.toString(now))
                        .with(
                                "webhook-signature",
                                WebhookSecrets.signatures(to.secrets(), message.id(), now, body)),
                StatusRules.WEBHOOK);
    }

    private static String body(ChannelMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", message.type());
        body.put("timestamp", message.at());
        body.put("data", message.data());
        return Json.write(body);
    }
}
