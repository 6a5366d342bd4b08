package bellwether.platform.live.hub;

import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.LiveSink;
import java.io.IOException;
import java.util.List;

/// Brings a stream from the last event that its client has to those that are yet to come.
final class CatchUp {
    private static final int PAGE = 200;

    private final LiveStream stream;
    private final LiveHub hub;
    private final LiveEventDao dao;
    private final LiveRequest request;
    private final LiveSink sink;

    CatchUp(LiveStream stream, LiveHub hub) {
        this.stream = stream;
        this.hub = hub;
        this.dao = hub.dao();
        this.request = stream.request();
        this.sink = stream.sink();
    }

    void run() throws IOException {
        if (stream.isEnding() || !stream.mayHear()) {
            return;
        }
        hub.begin();
        if (request.after().isEmpty()) {
            long newest = hub.join(stream);
            sink.hello(newest, new LiveBounds(hub.oldest(), newest));
        } else {
            from(request.after().getAsLong());
        }
    }

    private void from(long after) throws IOException {
        LiveBounds bounds = bounds(after);
        sink.hello(after, bounds);
        long position = after;
        if (after > bounds.newest()) {
            position = bounds.newest();
            sink.gap(after, position, bounds);
        }
        while (!stream.isEnding() && !hub.join(stream, position)) {
            position = page(position);
        }
    }

    /// The client may have its last id from another process, and this one's hub be about to read
    /// it.
    private LiveBounds bounds(long after) {
        long seen = hub.newest();
        long newest = after > seen ? Math.max(seen, dao.newest()) : seen;
        return new LiveBounds(hub.oldest(), newest);
    }

    /// A page that is full may be followed by others before `through`; one from memory may go past
    /// it.
    private static long lastOf(List<LiveEvent> found, long through) {
        long last = found.getLast().id();
        return found.size() < PAGE ? Math.max(last, through) : last;
    }

    /// Writes some events that the hub has no longer, or too many for a queue; gives the last id.
    private long page(long after) throws IOException {
        long through = hub.newest();
        List<LiveEvent> found = hub.remembered(request, after, PAGE);
        if (found.isEmpty()) {
            found = dao.between(request, after, through, PAGE);
            long removed = dao.removedThrough();
            if (removed > after) {
                sink.gap(after, removed, new LiveBounds(removed + 1, through));
            }
        }
        for (LiveEvent event : found) {
            if (stream.isEnding() || !stream.mayHear()) {
                return after;
            }
            sink.event(event);
        }
        return found.isEmpty() ? through : lastOf(found, through);
    }
}
