package bellwether.platform.live.http;

import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveSink;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Live events on a WebSocket. Once it is left, another one writes there.
final class SocketSink implements LiveSink {
    private final SocketWriter socket;
    private final Set<String> topics;
    private final CompletableFuture<Void> answers;
    private volatile boolean left;

    /// @param topics that were asked for; empty for all
    /// @param answers to what was said before, which are written first
    SocketSink(SocketWriter socket, Set<String> topics, CompletableFuture<Void> answers) {
        this.socket = socket;
        this.topics = Set.copyOf(topics);
        this.answers = answers;
    }

    /// Nothing more is written, nor is the connection closed.
    void leave() {
        left = true;
    }

    private void text(String text) throws IOException {
        synchronized (socket) { // so that whatever it is writing comes before what another writes
            if (!left) {
                socket.text(text);
            }
        }
    }

    @Override
    public void hello(long position, LiveBounds bounds) throws IOException {
        answers.join();
        text(LiveFrames.subscribed(topics, position, bounds));
    }

    @Override
    public void gap(long after, long position, LiveBounds bounds) throws IOException {
        text(LiveFrames.gap(after, position, bounds));
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        text(LiveFrames.event(event));
    }

    /// Answers what the client has said, whichever stream it now listens to.
    @Override
    public void reply(String text) throws IOException {
        socket.text(text);
    }

    @Override
    public void heartbeat() throws IOException {
        synchronized (socket) {
            if (!left) {
                socket.ping();
            }
        }
    }

    @Override
    public void end(LiveEnd why) {
        abort(why);
    }

    @Override
    public void abort(LiveEnd why) {
        if (!left) {
            socket.close(why.webSocketCode(), why.words());
        }
    }
}
