package bellwether.platform.live.http;

import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveSink;
import java.io.IOException;
import java.util.Set;

/// Live events on a WebSocket.
///
/// @param topics that were asked for; empty for all
record SocketSink(SocketWriter socket, Set<String> topics) implements LiveSink {
    @Override
    public void hello(long position, LiveBounds bounds) throws IOException {
        socket.text(LiveFrames.subscribed(topics, position, bounds));
    }

    @Override
    public void gap(long after, long position, LiveBounds bounds) throws IOException {
        socket.text(LiveFrames.gap(after, position, bounds));
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        socket.text(LiveFrames.event(event));
    }

    @Override
    public void reply(String text) throws IOException {
        socket.text(text);
    }

    @Override
    public void heartbeat() throws IOException {
        socket.ping();
    }

    @Override
    public void end(LiveEnd why) {
        socket.close(why.webSocketCode(), why.words());
    }

    @Override
    public void abort(LiveEnd why) {
        socket.close(why.webSocketCode(), why.words());
    }
}
