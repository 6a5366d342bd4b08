package bellwether.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/// Which jobs a list shows, newest first.
///
/// @param before only jobs older than this one: where the last page ended
public record JobFilter(
        Optional<String> owner,
        Optional<JobState> state,
        Optional<String> kind,
        Optional<Instant> since,
        Optional<JobId> before) {

    public static final JobFilter ALL =
            new JobFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// The same, of this owner only.
    JobFilter ofOwner(String name) {
        return new JobFilter(Optional.of(name), state, kind, since, before);
    }
}
