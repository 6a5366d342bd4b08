package bellwether.platform.live.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.MessageRate;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One WebSocket of live events. Each `subscribe` begins a new stream in place of the one before.
final class LiveSocket {
    private final LivePlace place;
    private final SocketWriter writer;
    private final Listener listener;
    private final LiveTopics topics;
    private final MessageRate rate = new MessageRate();
    private @Nullable Open open;
    private CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);
    private boolean closed;

    private record Open(LiveConnection stream, SocketSink sink) {}

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
        if (closed) {
            return;
        }
        if (rate.exceeded(System.nanoTime())) {
            end(LiveEnd.UNRULY);
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
        replaced().forEach(this::afterAnswers);
        SocketSink sink = new SocketSink(writer, known, answers);
        LiveRequest request =
                new LiveRequest(listener.owner(), listener.allowed(), known, asked.after());
        open = new Open(place.open(request, sink), sink);
    }

    /// Looks after one that is not subscribed to anything: no stream notices that its key has gone.
    void beat() {
        if (isIdle() && !listener.allowed().getAsBoolean()) {
            endIdle(LiveEnd.KEY_GONE);
        }
    }

    private synchronized boolean isIdle() {
        return open == null && !closed;
    }

    /// Closes one that has no stream, which would close it.
    synchronized void endIdle(LiveEnd why) {
        if (isIdle()) {
            end(why);
        }
    }

    /// From now on nothing is heard.
    private void end(LiveEnd why) {
        closed = true;
        leave();
        writer.close(why.webSocketCode(), why.words());
    }

    private void answer(String text) {
        Open known = open;
        if (known != null) {
            known.stream().reply(text);
        } else {
            afterAnswers(text);
        }
    }

    private void afterAnswers(String text) {
        answers = answers.thenRunAsync(() -> write(text), Thread::startVirtualThread);
    }

    private void write(String text) {
        try {
            writer.text(text);
        } catch (IOException e) {
            close(); // its client has gone
        }
    }

    private void leave() {
        var _ = replaced();
    }

    /// Leaves the stream, if there is one; gives the replies that it did not come to write.
    private List<String> replaced() {
        Open known = open;
        open = null;
        if (known == null) {
            return List.of();
        }
        known.sink().leave();
        return known.stream().replace();
    }

    /// The connection has ended.
    synchronized void close() {
        closed = true;
        leave();
        place.close();
    }
}
