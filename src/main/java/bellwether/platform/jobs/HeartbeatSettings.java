package bellwether.platform.jobs;

import java.time.Duration;

/// The engine's rhythm.
///
/// @param beat between two heartbeats of a process
/// @param silence of a process after which its items are given to others; also how long a rescuer's
///   own heart must have beaten without a gap
/// @param rescue between two looks for silent processes
/// @param sweep between two promotions of waiting items and looks for stopping jobs
/// @param reconcile between two recounts of jobs that have gone quiet
/// @param busy the longest pause between two claims while there is work
/// @param idle the longest pause between two claims while there is none
public record HeartbeatSettings(
        Duration beat,
        Duration silence,
        Duration rescue,
        Duration sweep,
        Duration reconcile,
        Duration busy,
        Duration idle) {

    public static final HeartbeatSettings DEFAULT =
            new HeartbeatSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2));

    public HeartbeatSettings {
        if (beat.multipliedBy(2).compareTo(silence) > 0) {
            throw new IllegalArgumentException(
                    "two beats of %s must fit into the silence of %s".formatted(beat, silence));
        }
    }
}
