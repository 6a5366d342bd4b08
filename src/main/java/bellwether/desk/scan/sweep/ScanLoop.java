package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.SweptBars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for scans that are due, in each process.
public final class ScanLoop implements AutoCloseable {
    /// Between two looks.
    public static final Duration EVERY = Duration.ofSeconds(5);

    /// While bars are stored.
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ScanLoop.class);
    private static final int NOT_LOOKED = -1;
    private static final int FAULTS_SHOWN = 20;

    private final Jdbi jdbi;
    private final SweepRounds rounds;
    private final Loop loop =
            new Loop("scanner", this::look, fault -> LoopFaults.logged(LOG, "scanner", fault));
    private final AtomicInteger running = new AtomicInteger(NOT_LOOKED);
    private final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);

    /// What the newest look could not look at.
    ///
    /// @param total whether that is everything
    /// @param reasons none where all went well
    public record Trouble(boolean total, List<String> reasons) {
        static final Trouble NONE = new Trouble(false, List.of());

        public Trouble {
            reasons = List.copyOf(reasons);
        }
    }

    public ScanLoop(Jdbi jdbi, SweepRounds rounds) {
        this.jdbi = jdbi;
        this.rounds = rounds;
    }

    public void start() {
        loop.start(Duration.ZERO);
    }

    public LoopView view() {
        return loop.view();
    }

    private Duration look() {
        SweepRounds.Look seen;
        try {
            seen = rounds.look();
        } catch (RuntimeException e) {
            trouble.set(new Trouble(true, List.of(RootCause.name(e))));
            throw e;
        }
        running.set(seen.running());
        trouble.set(new Trouble(false, seen.troubles()));
        if (!seen.troubles().isEmpty()) {
            throw new IllegalStateException(
                    "Due scans were not all looked at: " + String.join("; ", seen.troubles()));
        }
        return seen.settled() ? EVERY : SOON;
    }

    /// What the newest look of this process could not look at.
    public Trouble trouble() {
        return Objects.requireNonNull(trouble.get());
    }

    /// Sweeps that had not ended at the newest look of this process; nothing where it has not
    /// looked.
    public OptionalInt running() {
        int seen = running.get();
        return seen == NOT_LOOKED ? OptionalInt.empty() : OptionalInt.of(seen);
    }

    /// Whether a sweep is under way anywhere, by the database.
    public boolean isScanning() {
        return !jdbi.withHandle(new SweepDao()::running).isEmpty();
    }

    /// How the scanner is, by the database.
    public SweepFigures figures() {
        return jdbi.withHandle(h ->
                new SweepFigures(
                        new SweepDao()
                                .running(h).stream()
                                        .map(one ->
                                                new SweepFigures.Running(
                                                        one.timeframe(),
                                                        one.symbols(),
                                                        one.madeAt()))
                                        .toList(),
                        frames(h),
                        h.createQuery("select max(ended_at) from sweep where ended_at is not null")
                                .mapTo(Timestamp.class)
                                .findOne()
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        new SweptFaultDao().newest(h, FAULTS_SHOWN)));
    }

    private static List<SweepFigures.SweptFrame> frames(Handle h) {
        return h.createQuery(
                        "select timeframe, count(*)::integer, max(bar) from swept group by"
                                + " timeframe order by timeframe")
                .map((row, _) ->
                        new SweepFigures.SweptFrame(
                                Timeframe.of(row.getString(1)).orElseThrow(),
                                row.getInt(2),
                                SweptBars.moment(row.getLong(3))))
                .list();
    }

    /// Removes the jobs of sweeps, and the notes of them, that ended that long ago.
    public CleanupResult retire(Jobs jobs, Duration kept) {
        jdbi.useHandle(h -> new SweepDao().retire(h, kept));
        return jobs.retire(SweepJob.NAME, kept);
    }

    @Override
    public void close() {
        loop.close();
    }
}
