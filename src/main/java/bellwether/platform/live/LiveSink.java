package bellwether.platform.live;

import java.io.IOException;

/// Where a stream is written to: server-sent events, a WebSocket. Its methods wait until the client
/// has taken what was written, and throw when it has gone. One thread writes at a time.
public interface LiveSink {
    /// The stream begins.
    ///
    /// @param position it goes on after this id
    void hello(long position, LiveBounds bounds) throws IOException;

    /// Events between these two ids are not kept any more; or `after` is no id of an event.
    ///
    /// @param after what the client asked for
    /// @param position the stream goes on after this id
    void gap(long after, long position, LiveBounds bounds) throws IOException;

    void event(LiveEvent event) throws IOException;

    /// An answer to something that the client said.
    void reply(String text) throws IOException;

    /// Nothing has been written for a while.
    void heartbeat() throws IOException;

    /// Writes the last thing and closes the connection.
    void end(LiveEnd why) throws IOException;

    /// Closes the connection though something is being written to it; waits for nothing.
    void abort(LiveEnd why);
}
