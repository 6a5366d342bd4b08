package bellwether.research.learning.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the last look at a key has found.
///
/// @param message in words
/// @param model that began or is running, as `mo_3`; null where none is
/// @param newSessions since the training that it was compared with
/// @param needed new sessions for the next training
public record ModelLook(
        String key,
        LookResult result,
        String message,
        @Nullable String model,
        int newSessions,
        int needed,
        Instant lookedAt) {}
