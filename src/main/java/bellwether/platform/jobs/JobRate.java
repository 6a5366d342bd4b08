package bellwether.platform.jobs;

import org.jspecify.annotations.Nullable;

/// How fast a job goes on, as it is shown.
///
/// @param ratePerSecond items that ended a second since the start; null until one did
/// @param etaSeconds the time that the rest takes at that rate; null when nobody works on it
public record JobRate(@Nullable Double ratePerSecond, @Nullable Double etaSeconds) {
    public static JobRate of(JobView job) {
        return new JobRate(
                job.ratePerSecond().isPresent()
                        ? (Double) (Math.round(job.ratePerSecond().getAsDouble() * 10) / 10.0)
                        : null,
                job.eta().map(eta -> eta.toMillis() / 1e3).orElse(null));
    }
}
