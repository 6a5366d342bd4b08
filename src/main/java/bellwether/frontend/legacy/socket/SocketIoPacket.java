package bellwether.frontend.legacy.socket;

import bellwether.platform.base.Json;
import bellwether.platform.live.LiveEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The few packets of Engine.IO 4 and Socket.IO 5 that are needed, as text.
final class SocketIoPacket {
    static final String PING = "2";
    static final String PONG = "3";
    static final String CONNECT = "40";
    static final String DISCONNECT = "41";

    /// What the client must hear from us at least so often, in milliseconds.
    static final int PING_INTERVAL = 25_000;

    private static final int PING_TIMEOUT = 20_000;

    /// Names of the older systems. Events that they did not have go by their own.
    private static final Map<String, String> OLDER =
            Map.ofEntries(
                    Map.entry("scan.symbol", "scan_update"),
                    Map.entry("scan.pass", "market_scan_update"),
                    Map.entry("alert.fired", "new_alert"),
                    Map.entry("alert.changed", "new_alert"),
                    Map.entry("detection.found", "pattern_alert"),
                    Map.entry("order.filled", "trade_executed"));

    private static final List<String> PORTFOLIO =
            List.of("position.", "portfolio.", "risk.", "symbol.held");

    private SocketIoPacket() {}

    /// The first packet of a connection; field names as the protocol has them.
    static String open(int maxPayload) {
        return "0{\"sid\":\"%s\",\"upgrades\":[],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                .formatted(UUID.randomUUID(), PING_INTERVAL, PING_TIMEOUT, maxPayload);
    }

    static String connected() {
        return CONNECT + "{\"sid\":\"" + UUID.randomUUID() + "\"}";
    }

    static String refused(String code, String words) {
        return "44" + fault(code, words);
    }

    /// The answer to one that wants to connect to a namespace, which the client knows it by.
    static String refusedNamespace(String connect) {
        String namespace = connect.substring(CONNECT.length()).replaceFirst("(?s),.*", "");
        return "44%s,%s"
                .formatted(
                        namespace, fault("unknown_namespace", "Only the namespace / is served."));
    }

    private static String fault(String code, String words) {
        return Json.write(Map.of("message", words, "data", Map.of("code", code)));
    }

    static String event(LiveEvent event) {
        return "42[%s,%s]".formatted(Json.write(older(event.name())), event.data());
    }

    static String older(String name) {
        return PORTFOLIO.stream().anyMatch(name::startsWith)
                ? "portfolio_update"
                : OLDER.getOrDefault(name, name);
    }

    /// The key that a client shows when it connects, by either of two names.
    static Optional<String> token(String connect) {
        String json = connect.substring(CONNECT.length());
        try {
            JsonNode auth = Json.shared().readTree(json.isEmpty() ? "{}" : json);
            return Optional.ofNullable(auth.path("token").textValue())
                    .or(() -> Optional.ofNullable(auth.path("api_key").textValue()))
                    .map(token -> token.replaceFirst("^(?i)bearer ", ""));
        } catch (JsonProcessingException e) {
            return Optional.of(""); // no key, and not nothing
        }
    }
}
