package bellwether.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// A stretch of time on the clock, and on the processors: ours and those of PostgreSQL on this
/// machine. On a machine that others use too, the latter say more.
///
/// @param postmaster the parent of all of PostgreSQL's processes
record Lap(ProcessHandle postmaster, long wallNanos, long ownNanos, long databaseNanos) {
    static Lap start(ProcessHandle postmaster) {
        return new Lap(postmaster, System.nanoTime(), own(), database(postmaster));
    }

    static ProcessHandle postmaster(Jdbi jdbi) {
        long backend =
                jdbi.withHandle(
                        h -> h.createQuery("select pg_backend_pid()").mapTo(Long.class).one());
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    }

    /// What went by since.
    Lap end() {
        return new Lap(
                postmaster,
                System.nanoTime() - wallNanos,
                own() - ownNanos,
                database(postmaster) - databaseNanos);
    }

    double seconds() {
        return wallNanos / 1e9;
    }

    double processorSeconds() {
        return (ownNanos + databaseNanos) / 1e9;
    }

    /// Prints what was done in it.
    Lap print(String what, long bars) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %7.2f s %,12.0f bars/s   CPU %6.2f s here, %6.2f s PostgreSQL%n",
                what,
                seconds(),
                bars / seconds(),
                ownNanos / 1e9,
                databaseNanos / 1e9);
        return this;
    }

    private static long own() {
        return nanos(ProcessHandle.current().info().totalCpuDuration().stream());
    }

    /// Backends that ended meanwhile are missing; the pool keeps its own.
    private static long database(ProcessHandle postmaster) {
        return nanos(
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .flatMap(process -> process.info().totalCpuDuration().stream()));
    }

    private static long nanos(Stream<Duration> times) {
        return times.mapToLong(Duration::toNanos).sum();
    }
}
