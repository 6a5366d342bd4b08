package bellwether.platform.live;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// What a listener asks for.
///
/// @param owner whose events
/// @param allowed whether its key is still good
/// @param topics of these only; of all when empty
/// @param after the id of the last event that it has; without one, only what is yet to come
public record LiveRequest(
        String owner, BooleanSupplier allowed, Set<String> topics, OptionalLong after) {
    public LiveRequest {
        topics = Set.copyOf(topics);
    }

    /// Whether an event of its owner is for it.
    public boolean wants(LiveEvent event) {
        return topics.isEmpty() || topics.contains(event.topic());
    }
}
