package bellwether.platform.live.http;

import bellwether.platform.base.Json;
import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the WebSocket says, each a JSON object with its `type`.
final class LiveFrames {
    static final String PONG = Json.answer(new Pong("pong"));

    private LiveFrames() {}

    private record Pong(String type) {}

    private record Subscribed(
            String type, List<String> topics, long position, long oldest, long newest) {}

    private record Event(
            String type,
            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Long id,
            String topic,
            String name,
            @JsonRawValue String data) {}

    private record Gap(String type, long after, long position, long oldest, long newest) {}

    private record Fault(String type, String code, String message) {}

    /// @param topics empty for all
    static String subscribed(Set<String> topics, long position, LiveBounds bounds) {
        return Json.answer(
                new Subscribed(
                        "subscribed",
                        topics.stream().sorted().toList(),
                        position,
                        bounds.oldest(),
                        bounds.newest()));
    }

    static String event(LiveEvent event) {
        return Json.answer(
                new Event(
                        "event",
                        event.isKept() ? event.id() : null,
                        event.topic(),
                        event.name(),
                        event.data()));
    }

    static String gap(long after, long position, LiveBounds bounds) {
        return Json.answer(new Gap("gap", after, position, bounds.oldest(), bounds.newest()));
    }

    static String error(String code, String message) {
        return Json.answer(new Fault("error", code, message));
    }
}
