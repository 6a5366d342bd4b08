package bellwether.platform.live.http;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.hub.LiveHub;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsMessageContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The WebSockets of live events that are open.
final class LiveSockets {
    private static final int LONGEST_MESSAGE = 8 * 1024;

    /// Four signs of life.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final LiveHub hub;
    private final LiveTopics topics;
    private final Map<String, LiveSocket> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    LiveSockets(LiveHub hub, LiveTopics topics) {
        this.hub = hub;
        this.topics = topics;
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(this::hear);
        socket.onBinaryMessage(message -> message.closeSession(1003, "Send text."));
        socket.onClose(this::close);
    }

    private void connect(WsConnectContext ctx) {
        ctx.session.setMaxTextMessageSize(LONGEST_MESSAGE);
        ctx.session.setMaxBinaryMessageSize(LONGEST_MESSAGE);
        ctx.session.setIdleTimeout(SILENCE);
        SocketWriter writer = new SocketWriter(ctx.session);
        try {
            Caller caller = Callers.of(ctx);
            LiveSocket socket =
                    new LiveSocket(
                            hub.admit(caller.owner()),
                            writer,
                            new LiveSocket.Listener(caller.owner(), KeyRevalidation.of(ctx)),
                            topics);
            open.put(ctx.sessionId(), socket);
            if (closing) {
                socket.endIdle(LiveEnd.SHUTDOWN);
            }
        } catch (Refusal refusal) {
            writer.close(LiveEnd.FULL.webSocketCode(), refusal.detail());
        }
    }

    /// Ends those whose keys have gone and that are subscribed to nothing.
    void beat() {
        open.values().forEach(LiveSocket::beat);
    }

    /// Ends those that are subscribed to nothing; the hub ends the streams of the others.
    void release() {
        closing = true;
        open.values().forEach(socket -> socket.endIdle(LiveEnd.SHUTDOWN));
    }

    private void hear(WsMessageContext ctx) {
        LiveSocket socket = open.get(ctx.sessionId());
        if (socket != null) {
            socket.hear(ctx.message());
        }
    }

    private void close(WsCloseContext ctx) {
        LiveSocket socket = open.remove(ctx.sessionId());
        if (socket != null) {
            socket.close();
        }
    }
}
