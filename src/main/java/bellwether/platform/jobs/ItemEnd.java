package bellwether.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/// How an item ended.
///
/// @param brief the result in small, as its kind wrote it in JSON; of items that are done
/// @param code why it failed, for programs; of items that failed
/// @param message the same for people
public record ItemEnd(
        int seq,
        String key,
        Optional<String> brief,
        Optional<String> code,
        Optional<String> message,
        Instant finishedAt) {}
