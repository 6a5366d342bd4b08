package bellwether.platform.live.http;

import bellwether.platform.base.Json;
import bellwether.platform.http.EventStream;
import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveSink;
import java.io.IOException;
import java.util.Map;

/// Live events as server-sent events.
///
/// @param stream the answer
record EventStreamSink(EventStream stream) implements LiveSink {
    /// What a client is told whose events are not kept any more.
    private record Gap(long after, long oldest, long newest) {}

    /// The position is the id of this event too, so that a client that is cut off before the first
    /// one misses none.
    @Override
    public void hello(long position, LiveBounds bounds) throws IOException {
        stream.event("hello", Long.toString(position), Json.answer(bounds));
    }

    @Override
    public void gap(long after, long position, LiveBounds bounds) throws IOException {
        stream.event(
                "gap",
                Long.toString(position),
                Json.answer(new Gap(after, bounds.oldest(), bounds.newest())));
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        stream.event(event.name(), event.isKept() ? Long.toString(event.id()) : null, event.data());
    }

    @Override
    public void reply(String text) throws IOException {
        stream.comment(text);
    }

    @Override
    public void heartbeat() throws IOException {
        stream.comment("still here");
    }

    @Override
    public void end(LiveEnd why) throws IOException {
        try {
            if (why == LiveEnd.SHUTDOWN) {
                stream.event("shutdown", null, "{}");
            } else {
                stream.event(
                        "refused",
                        null,
                        Json.answer(Map.of("code", why.code(), "message", why.words())));
            }
        } finally {
            stream.close();
        }
    }

    @Override
    public void abort(LiveEnd why) {
        stream.abort();
    }
}
