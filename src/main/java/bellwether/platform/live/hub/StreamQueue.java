package bellwether.platform.live.hub;

import bellwether.platform.live.LiveEvent;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one stream, within bounds. Its user holds the stream's lock.
final class StreamQueue {
    static final int MOST_EVENTS = 256;
    static final int MOST_BYTES = 256 * 1024;

    /// Something to be written.
    sealed interface Outgoing {
        record Event(LiveEvent event) implements Outgoing {}

        record Reply(String text) implements Outgoing {}

        record Heartbeat() implements Outgoing {}
    }

    private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
    private final SequencedMap<String, LiveEvent> states = new LinkedHashMap<>();
    private int bytes;

    /// Whether there was room.
    boolean add(Outgoing next) {
        if (queue.size() >= MOST_EVENTS || bytes + size(next) > MOST_BYTES) {
            return false;
        }
        queue.add(next);
        bytes += size(next);
        return true;
    }

    /// Whether so many more events find room, and half of the bytes.
    boolean hasRoom(int events) {
        return queue.size() + events <= MOST_EVENTS && bytes <= MOST_BYTES / 2;
    }

    /// The newest state of something replaces an older one that still waits. States that find no
    /// room are left out: newer ones follow.
    void put(String key, LiveEvent state) {
        if (states.size() < MOST_EVENTS || states.containsKey(key)) {
            states.put(key, state);
        }
    }

    /// States come first: an event that is queued now was published after what they show.
    @Nullable Outgoing poll() {
        Map.Entry<String, LiveEvent> state = states.pollFirstEntry();
        if (state != null) {
            return new Outgoing.Event(state.getValue());
        }
        Outgoing next = queue.poll();
        if (next != null) {
            bytes -= size(next);
        }
        return next;
    }

    boolean isEmpty() {
        return queue.isEmpty() && states.isEmpty();
    }

    /// Replies that wait, in their order.
    List<String> replies() {
        return queue.stream()
                .filter(Outgoing.Reply.class::isInstance)
                .map(one -> ((Outgoing.Reply) one).text())
                .toList();
    }

    void clear() {
        queue.clear();
        states.clear();
        bytes = 0;
    }

    private static int size(Outgoing one) {
        return switch (one) {
            case Outgoing.Event(LiveEvent event) -> event.size();
            case Outgoing.Reply(String text) -> text.length();
            case Outgoing.Heartbeat() -> 0;
        };
    }
}
