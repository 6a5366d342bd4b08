package bellwether.platform.live;

import java.util.List;

/// A stream that is open, as those see it who opened it.
public interface LiveConnection {
    /// Writes this in the order of the events.
    void reply(String text);

    /// Ends the stream after what is queued.
    void end(LiveEnd why);

    /// Nothing more is to be written: the client has gone, or gets another stream.
    void leave();

    /// As [#leave], for a client that gets another stream: what it has not been told yet.
    ///
    /// @return replies that were not written, which are still to be
    List<String> replace();
}
