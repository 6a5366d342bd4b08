package bellwether.platform.live.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One WebSocket of live events. Each `subscribe` begins a new stream in place of the one before.
final class LiveSocket {
    private final LivePlace place;
    private final SocketWriter writer;
    private final Listener listener;
    private final LiveTopics topics;
    private final MessageRate rate = new MessageRate();
    private @Nullable LiveConnection stream;
    private boolean closed;

    /// Who listens.
    ///
    /// @param allowed whether its key is still good
    record Listener(String owner, BooleanSupplier allowed) {}

    LiveSocket(LivePlace place, SocketWriter writer, Listener listener, LiveTopics topics) {
        this.place = place;
        this.writer = writer;
        this.listener = listener;
        this.topics = topics;
    }

    synchronized void hear(String text) {
        if (rate.exceeded(System.nanoTime())) {
            leave();
            writer.close(LiveEnd.UNRULY.webSocketCode(), LiveEnd.UNRULY.words());
            return;
        }
        try {
            switch (ClientMessage.of(text)) {
                case ClientMessage.Subscribe asked -> subscribe(asked);
                case ClientMessage.Ping() -> answer(LiveFrames.PONG);
            }
        } catch (Refusal refusal) {
            answer(LiveFrames.error(refusal.code(), refusal.detail()));
        }
    }

    private void subscribe(ClientMessage.Subscribe asked) {
        Set<String> known = topics.of(asked.topics(), "/topics");
        leave();
        if (!closed) {
            stream =
                    place.open(
                            new LiveRequest(
                                    listener.owner(), listener.allowed(), known, asked.after()),
                            new SocketSink(writer, known));
        }
    }

    private void answer(String text) {
        LiveConnection open = stream;
        if (open != null) {
            open.reply(text);
        } else {
            Thread.ofVirtual().start(() -> write(text));
        }
    }

    private void write(String text) {
        try {
            writer.text(text);
        } catch (IOException e) {
            close(); // its client has gone
        }
    }

    private void leave() {
        LiveConnection open = stream;
        stream = null;
        if (open != null) {
            open.leave();
        }
    }

    /// The connection has ended.
    synchronized void close() {
        closed = true;
        leave();
        place.close();
    }
}
