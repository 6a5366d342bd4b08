package bellwether.frontend.legacy.socket;

import bellwether.platform.base.Role;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.LateKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.live.Live;
import bellwether.platform.live.LiveEnd;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// `/socket.io/` for clients of the older systems, over WebSocket only. Open to all, because a
/// client shows its key in its first packet.
public final class SocketIoRoute implements Routes {
    private static final String PATH = "/socket.io";
    private static final int LONGEST_MESSAGE = 8 * 1024;
    private static final int PROTOCOL_ERROR = 1002;

    /// How long a client may take to ask to connect.
    private static final long PATIENCE_SECONDS = 20;

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Live live;
    private final KeyRevalidation standings;
    private final Map<String, SocketIoConnection> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public SocketIoRoute(Live live, KeyLookup keys) {
        this.live = live;
        standings = new KeyRevalidation(keys);
        live.atRelease(this::release);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::refusePolling, Role.PUBLIC);
        routes.ws(PATH, this::configure, Role.PUBLIC);
    }

    /// Ends those that have not connected; the hub ends the streams of the others.
    private void release() {
        closing = true;
        open.values().forEach(connection -> connection.endUnconnected(LiveEnd.SHUTDOWN));
    }

    private void refusePolling(Context ctx) {
        QueryParameters.allowOnly(ctx, "EIO", "transport", "t", "sid");
        throw StatusRefusal.of(
                400,
                "polling_not_supported",
                "Socket.IO is served over WebSocket only: connect with transports: ['websocket'].");
    }

    private void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(ctx -> {
            SocketIoConnection known = open.get(ctx.sessionId());
            if (known != null) {
                known.hear(ctx.message());
            }
        });
        socket.onBinaryMessage(ctx -> ctx.closeSession(1003, "Send text."));
        socket.onClose(ctx -> {
            SocketIoConnection known = open.remove(ctx.sessionId());
            if (known != null) {
                known.close();
            }
        });
    }

    private void connect(WsConnectContext ctx) {
        ctx.session.setMaxTextMessageSize(LONGEST_MESSAGE);
        ctx.session.setMaxBinaryMessageSize(LONGEST_MESSAGE);
        ctx.session.setIdleTimeout(SILENCE);
        SocketWriter socket = new SocketWriter(ctx.session);
        if (!"4".equals(ctx.queryParam("EIO"))) {
            socket.close(PROTOCOL_ERROR, "Engine.IO 4 is required; use socket.io-client 3 or 4.");
            return;
        }
        SocketIoConnection connection =
                new SocketIoConnection(live, LateKey.of(ctx), standings, socket);
        open.put(ctx.sessionId(), connection);
        if (closing) {
            connection.endUnconnected(LiveEnd.SHUTDOWN);
            return;
        }
        connection.greet(SocketIoPacket.open(LONGEST_MESSAGE));
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(connection::requireAsked);
    }
}
