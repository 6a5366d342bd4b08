package bellwether.platform.jobs;

import bellwether.platform.base.Audit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;

/// How the engine of one process works.
///
/// @param workers threads that work on items; 0 makes a process that only creates and shows jobs
public record JobSettings(
        int workers,
        RetryPolicy tries,
        Timing timing,
        NotifySettings hearing,
        EngineListeners telling) {

    public JobSettings {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be 0 or more, was " + workers);
        }
    }

    public static JobSettings of(int workers) {
        return new JobSettings(
                workers,
                RetryPolicy.DEFAULT,
                Timing.DEFAULT,
                NotifySettings.DEFAULT,
                EngineListeners.NOBODY);
    }

    public HeartbeatSettings heartbeat() {
        return timing.heartbeat();
    }

    public Consumer<JobEvent> news() {
        return telling.news();
    }

    public JobSettings with(RetryPolicy other) {
        return new JobSettings(workers, other, timing, hearing, telling);
    }

    private JobSettings with(Timing other) {
        return new JobSettings(workers, tries, other, hearing, telling);
    }

    private JobSettings with(NotifySettings other) {
        return new JobSettings(workers, tries, timing, other, telling);
    }

    private JobSettings with(EngineListeners other) {
        return new JobSettings(workers, tries, timing, hearing, other);
    }

    public JobSettings with(HeartbeatSettings other) {
        return with(timing.with(other));
    }

    public JobSettings withDeadline(Duration other) {
        return with(timing.withDeadline(other));
    }

    /// Measures deadlines by another clock.
    public JobSettings withNanoTime(LongSupplier other) {
        return with(timing.with(other));
    }

    public JobSettings withDrain(Duration other) {
        return with(timing.withDrain(other));
    }

    public JobSettings withKept(Optional<Duration> other) {
        return with(timing.withKept(other));
    }

    public JobSettings withoutListening() {
        return with(new NotifySettings(false, hearing.on()));
    }

    /// Hears of jobs past a pooler.
    public JobSettings listeningOn(Jdbi direct) {
        return with(new NotifySettings(true, Optional.of(direct)));
    }

    public JobSettings withVersion(String other) {
        return with(telling.withVersion(other));
    }

    public JobSettings with(Audit other) {
        return with(telling.with(other));
    }

    public JobSettings withNews(Consumer<JobEvent> other) {
        return with(telling.withNews(other));
    }
}
