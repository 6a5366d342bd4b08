package bellwether.frontend.legacy.socket;

import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveSink;
import java.io.IOException;

/// Live events as Socket.IO clients want them. They know no ids, so nothing is resumed.
final class SocketIoSink implements LiveSink {
    /// Well before the client gives up.
    private static final long PING_NANOS = SocketIoPacket.PING_INTERVAL * 600_000L;

    private final SocketWriter socket;
    private long pinged = System.nanoTime();

    SocketIoSink(SocketWriter socket) {
        this.socket = socket;
    }

    @Override
    public void hello(long position, LiveBounds bounds) throws IOException {
        socket.text(SocketIoPacket.connected());
    }

    @Override
    public void gap(long after, long position, LiveBounds bounds) {
        // only who asks for events after an id can miss some
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        socket.text(SocketIoPacket.event(event));
        if (System.nanoTime() - pinged > PING_NANOS) {
            heartbeat(); // one that is never quiet wants its pings too
        }
    }

    @Override
    public void reply(String text) throws IOException {
        socket.text(text);
    }

    @Override
    public void heartbeat() throws IOException {
        pinged = System.nanoTime();
        socket.text(SocketIoPacket.PING);
    }

    /// One that is told to go does not come back by itself; after a mere end of the connection it
    /// does.
    @Override
    public void end(LiveEnd why) throws IOException {
        if (why == LiveEnd.KEY_GONE) {
            socket.text(SocketIoPacket.DISCONNECT);
        }
        abort(why);
    }

    @Override
    public void abort(LiveEnd why) {
        socket.close(why.webSocketCode(), why.words());
    }
}
