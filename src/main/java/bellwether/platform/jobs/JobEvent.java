package bellwether.platform.jobs;

import java.time.Duration;

/// Something that this process did to a job, or that befell its engine, for whoever keeps a log.
public sealed interface JobEvent {
    /// It was made; a repeated request with the same idempotency key makes none.
    record Created(JobId job, String kind, String owner, int total) implements JobEvent {}

    /// Work on its first item begins.
    record Started(JobId job, String kind) implements JobEvent {}

    /// Somebody held it, let it go on, or gave its failed items another chance.
    record Asked(JobId job, Wish wish, JobState state) implements JobEvent {}

    /// What can be asked for.
    enum Wish {
        CANCEL,
        PAUSE,
        RESUME,
        RETRY
    }

    /// All of its items are accounted for.
    ///
    /// @param took from its creation
    record Ended(
            JobId job,
            JobState state,
            int total,
            int done,
            int failed,
            int cancelled,
            Duration took)
            implements JobEvent {}

    /// Items of it were taken from a process that had died.
    record Rescued(JobId job, int items) implements JobEvent {}

    /// An item of it was given up, because processes died or hung with it.
    record Quarantined(JobId job, String key) implements JobEvent {}

    /// A step of one of the engine's loops threw what does not pass by itself; it is tried again.
    record LoopFailed(String loop, Throwable fault) implements JobEvent {}
}
