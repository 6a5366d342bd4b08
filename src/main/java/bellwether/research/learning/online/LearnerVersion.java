package bellwether.research.learning.online;

import java.time.Instant;
import java.util.Optional;

/// When and why a version began.
///
/// @param why in words
/// @param endedAt empty of the newest one
/// @param updates labels that it had learnt from at its end
public record LearnerVersion(
        int version,
        Instant beganAt,
        String why,
        Optional<Instant> endedAt,
        Optional<Long> updates) {}
