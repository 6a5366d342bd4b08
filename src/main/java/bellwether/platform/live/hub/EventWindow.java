package bellwether.platform.live.hub;

import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The newest events of all owners, so that thousands of streams that come back at once do not each
/// ask the database. Its users hold the hub's lock.
final class EventWindow {
    private static final int MOST_EVENTS = 4_096;
    private static final long MOST_BYTES = 8_000_000;

    private final ArrayDeque<LiveEvent> events = new ArrayDeque<>();
    private long bytes;
    private long before = -1;

    /// @param newest the newest event, which is not in it
    void begin(long newest) {
        before = newest;
    }

    void add(LiveEvent event) {
        events.add(event);
        bytes += event.size();
        while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            LiveEvent oldest = events.remove();
            bytes -= oldest.size();
            before = oldest.id();
        }
    }

    /// The first so many events after this id that a request is for; empty when some of them may
    /// have left the window.
    Optional<List<LiveEvent>> after(LiveRequest request, long id, int most) {
        if (id < before) {
            return Optional.empty();
        }
        ArrayDeque<LiveEvent> found = new ArrayDeque<>();
        Iterator<LiveEvent> backwards = events.descendingIterator();
        while (backwards.hasNext()) {
            LiveEvent event = backwards.next();
            if (event.id() <= id) {
                break;
            }
            if (event.owner().equals(request.owner()) && request.wants(event)) {
                found.addFirst(event);
            }
        }
        return Optional.of(new ArrayList<>(found).subList(0, Math.min(most, found.size())));
    }
}
