package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.PassDao;
import bellwether.desk.scan.wish.ScanDao;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.screen.SweepPart;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// Makes sweeps when scans are due, once for all processes that look.
public final class SweepRounds {
    /// Symbols of an item.
    static final int CHUNK = 100;

    /// How often parts are swept for that no scan asks for, in seconds.
    static final int PARTS_EVERY = 60;

    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final List<SweepPart> parts;
    private final DueSymbols symbols;
    private final SweepDao dao = new SweepDao();
    private final SweptDao swept = new SweptDao();
    private final ScanDao scans = new ScanDao();
    private final PassDao passes = new PassDao();

    public SweepRounds(Jdbi jdbi, Jobs jobs, List<SweepPart> parts, DueSymbols symbols) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.parts = List.copyOf(parts);
        this.symbols = symbols;
    }

    /// One look at all timeframes.
    ///
    /// @return the sweeps that have not ended
    public int look() {
        Set<Timeframe> due = new TreeSet<>();
        jdbi.useHandle(h -> {
            due.addAll(dao.due(h, symbols.timeframes(), PARTS_EVERY));
            due.addAll(scans.due(h));
        });
        due.forEach(timeframe -> jdbi.useTransaction(h -> make(h, timeframe)));
        return jdbi.withHandle(dao::running).size();
    }

    /// What is due of a timeframe.
    ///
    /// @param key of the job
    private record Due(Timeframe timeframe, long now, boolean requested, String key) {}

    private void make(Handle h, Timeframe timeframe) {
        Optional<SweepDao.Clock> clock = dao.lock(h, timeframe);
        if (clock.isEmpty()) {
            return; // someone else makes it
        }
        long now = dao.now(h);
        if (isRunning(h, timeframe)) {
            scans.skip(h, timeframe);
            return;
        }
        Optional<Long> request = dao.takeRequests(h, timeframe);
        List<Scan> wishes = scans.running(h, timeframe, request.isEmpty());
        long slot = Math.floorDiv(now, PARTS_EVERY);
        long last = clock.get().lastSlot();
        dao.passed(h, timeframe, Math.max(last, slot));
        Set<String> wanted = new HashSet<>();
        if (slot > last || request.isPresent()) {
            parts.forEach(part -> wanted.addAll(part.wanted(h, timeframe)));
        }
        long newest =
                wishes.stream()
                        .mapToLong(scan -> scan.timing().slot(now) * scan.timing().everySeconds())
                        .max()
                        .orElse(slot * PARTS_EVERY);
        String key = "scan %s %d %d".formatted(timeframe.code(), newest, clock.get().rounds());
        sweep(h, new Due(timeframe, now, request.isPresent(), key), wishes, wanted);
    }

    /// Also ends sweeps whose jobs are gone.
    private boolean isRunning(Handle h, Timeframe timeframe) {
        for (SweepDao.Sweep sweep : dao.running(h)) {
            if (sweep.timeframe() == timeframe) {
                Optional<JobView> job = jobs.find(new JobId(sweep.job()));
                if (job.isPresent() && !job.get().state().terminal()) {
                    return true;
                }
                dao.end(h, sweep.job());
                passes.end(h, sweep.job(), false);
            }
        }
        return false;
    }

    private void sweep(Handle h, Due due, List<Scan> wishes, Set<String> wanted) {
        Map<Scan, List<String>> batches = new HashMap<>();
        Set<String> all = new HashSet<>(wanted);
        for (Scan scan : wishes) {
            List<String> batch = symbols.batch(h, scan);
            batches.put(scan, batch);
            all.addAll(batch);
        }
        if (all.isEmpty() && wishes.isEmpty()) {
            return;
        }
        List<SweptDao.Standing> standing = swept.standing(h, due.timeframe(), all);
        Set<String> stored = new HashSet<>();
        standing.forEach(one -> stored.add(one.ticker()));
        TreeSet<String> moved = new TreeSet<>(symbols.moved(due.timeframe(), standing));
        Optional<UUID> job = moved.isEmpty() ? Optional.empty() : made(h, due, wishes, moved);
        wishes.stream()
                .sorted(Comparator.comparingLong(scan -> scan.id().number()))
                .forEach(scan ->
                        pass(
                                h,
                                due,
                                scan,
                                batches.getOrDefault(scan, List.of()),
                                job,
                                stored,
                                moved));
    }

    /// Nothing where the job of this slot was made before.
    private Optional<UUID> made(Handle h, Due due, List<Scan> wishes, SortedSet<String> moved) {
        SweepParams params =
                new SweepParams(
                        due.timeframe().code(),
                        due.now(),
                        due.requested(),
                        wishes.stream().map(scan -> scan.id().toString()).toList());
        JobCreation made =
                jobs.create(
                        new NewJob(
                                SweepJob.OWNER,
                                SweepJob.NAME,
                                Json.write(params),
                                chunks(moved),
                                PRIORITY,
                                Optional.of(due.key()),
                                due.key()));
        if (made.replayed()) {
            return Optional.empty();
        }
        UUID job = made.id().value();
        dao.begin(
                h,
                new SweepDao.Sweep(
                        job,
                        due.timeframe(),
                        Instant.ofEpochSecond(due.now()),
                        moved.size(),
                        Instant.ofEpochSecond(due.now())));
        return Optional.of(job);
    }

    private static List<String> chunks(SortedSet<String> moved) {
        List<String> tickers = List.copyOf(moved);
        List<String> keys = new ArrayList<>();
        for (int from = 0; from < tickers.size(); from += CHUNK) {
            keys.add(SweepJob.key(tickers.subList(from, Math.min(tickers.size(), from + CHUNK))));
        }
        return keys;
    }

    private void pass(
            Handle h,
            Due due,
            Scan scan,
            List<String> batch,
            Optional<UUID> job,
            Set<String> stored,
            Set<String> moved) {
        List<String> own =
                job.isEmpty() ? List.of() : batch.stream().filter(moved::contains).toList();
        int unknown = (int) batch.stream().filter(ticker -> !stored.contains(ticker)).count();
        passes.begin(
                h,
                new PassDao.Beginning(
                        scan,
                        own.isEmpty() ? Optional.empty() : job,
                        due.now(),
                        own,
                        batch.size(),
                        unknown));
        scans.passed(
                h, scan, due.now(), batch.isEmpty() ? scan.progress().position() : batch.getLast());
    }
}
