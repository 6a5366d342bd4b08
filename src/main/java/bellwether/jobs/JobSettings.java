package bellwether.jobs;

import bellwether.web.Audit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/// How the engine of one process works.
///
/// @param workers threads that work on items; 0 makes a process that only creates and shows jobs
/// @param deadline for one batch of items; after it the thread is interrupted
/// @param drain how long [Jobs#close()] waits for batches in hand
/// @param kept how long jobs and their results stay after their end; for ever when empty
/// @param listening whether to hear of other processes' jobs by NOTIFY, for which a connection of
///   its own is kept; not possible behind a pooler that gives each transaction another connection
/// @param listenOn the connection to hear them on, when that is not one of the engine's
/// @param version of the program, shown with the process
/// @param news hears what happens to jobs, on the thread that did it; it must be quick and must not
///   throw
/// @param audit keeps what callers do to jobs
public record JobSettings(
        int workers,
        Tries tries,
        Pulse pulse,
        Duration deadline,
        Duration drain,
        Optional<Duration> kept,
        boolean listening,
        Optional<Jdbi> listenOn,
        String version,
        Audit audit,
        Consumer<JobEvent> news) {

    public JobSettings {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be 0 or more, was " + workers);
        }
    }

    public static JobSettings of(int workers) {
        return new JobSettings(
                workers,
                Tries.DEFAULT,
                Pulse.DEFAULT,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Optional.of(Duration.ofDays(90)),
                true,
                Optional.empty(),
                "dev",
                Audit.NONE,
                event -> {});
    }

    public JobSettings with(Pulse other) {
        return new JobSettings(
                workers, tries, other, deadline, drain, kept, listening, listenOn, version, audit,
                news);
    }

    public JobSettings with(Tries other) {
        return new JobSettings(
                workers, other, pulse, deadline, drain, kept, listening, listenOn, version, audit,
                news);
    }

    public JobSettings withDeadline(Duration other) {
        return new JobSettings(
                workers, tries, pulse, other, drain, kept, listening, listenOn, version, audit,
                news);
    }

    public JobSettings withDrain(Duration other) {
        return new JobSettings(
                workers, tries, pulse, deadline, other, kept, listening, listenOn, version, audit,
                news);
    }

    public JobSettings withKept(Optional<Duration> other) {
        return new JobSettings(
                workers, tries, pulse, deadline, drain, other, listening, listenOn, version, audit,
                news);
    }

    public JobSettings withoutListening() {
        return new JobSettings(
                workers, tries, pulse, deadline, drain, kept, false, listenOn, version, audit,
                news);
    }

    /// Hears of jobs past a pooler.
    public JobSettings listeningOn(Jdbi direct) {
        return new JobSettings(
                workers,
                tries,
                pulse,
                deadline,
                drain,
                kept,
                true,
                Optional.of(direct),
                version,
                audit,
                news);
    }

    public JobSettings withVersion(String other) {
        return new JobSettings(
                workers, tries, pulse, deadline, drain, kept, listening, listenOn, other, audit,
                news);
    }

    public JobSettings with(Audit other) {
        return new JobSettings(
                workers, tries, pulse, deadline, drain, kept, listening, listenOn, version, other,
                news);
    }

    public JobSettings withNews(Consumer<JobEvent> other) {
        return new JobSettings(
                workers, tries, pulse, deadline, drain, kept, listening, listenOn, version, audit,
                other);
    }
}
