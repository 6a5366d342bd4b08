package bellwether.platform.jobs;

/// The job that a creation led to.
///
/// @param replayed whether an earlier creation with the same idempotency key had made it
public record JobCreation(JobId id, boolean replayed) {}
