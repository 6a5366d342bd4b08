package bellwether.desk.scan.sweep;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.PassDao;
import bellwether.desk.scan.wish.ScanDao;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.screen.SweepPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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
    private final StoredBarsWatch stored;
    private final ScanDao scans = new ScanDao();
    private final PassDao passes = new PassDao();

    public SweepRounds(Jdbi jdbi, Jobs jobs, List<SweepPart> parts, DueSymbols symbols) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.parts = List.copyOf(parts);
        this.symbols = symbols;
        stored = new StoredBarsWatch(jdbi, symbols.timeframes());
    }

    /// One look at all timeframes. What is wrong with one of them, or with one scan, keeps no other
    /// from being swept.
    ///
    /// @throws RuntimeException when nothing can be looked at
    public Look look() {
        Set<Timeframe> due = new TreeSet<>();
        boolean settled = stored.look();
        jdbi.useHandle(h -> {
            due.addAll(dao.due(h, symbols.timeframes(), PARTS_EVERY));
            due.addAll(scans.due(h));
        });
        List<String> troubles = new ArrayList<>();
        for (Timeframe timeframe : due) {
            try {
                jdbi.useTransaction(h -> make(h, timeframe, troubles));
            } catch (RuntimeException e) {
                if (PassingFault.is(e)) {
                    throw e;
                }
                troubles.add(LookTrouble.of("timeframe " + timeframe.code(), e));
            }
        }
        return new Look(jdbi.withHandle(dao::running).size(), settled, troubles);
    }

    /// What a look has come to.
    ///
    /// @param running sweeps that have not ended
    /// @param settled whether no bars were stored since the look before
    /// @param troubles what could not be looked at, with the reasons
    public record Look(int running, boolean settled, List<String> troubles) {
        public Look {
            troubles = List.copyOf(troubles);
        }
    }

    /// What is due of a timeframe.
    ///
    /// @param key of the job
    private record Due(Timeframe timeframe, long now, boolean requested, String key) {}

    private void make(Handle h, Timeframe timeframe, List<String> troubles) {
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
        if (request.isPresent()) {
            dao.noteStored(h, timeframe);
        }
        List<Scan> wishes = scans.running(h, timeframe, request.isEmpty());
        long slot = Math.floorDiv(now, PARTS_EVERY);
        long last = clock.get().lastSlot();
        dao.passed(h, timeframe, Math.max(last, slot));
        Set<String> wanted = new HashSet<>();
        if (slot > last || request.isPresent()) {
            for (SweepPart part : parts) {
                LookTrouble.alone(
                        h,
                        part.getClass().getSimpleName(),
                        troubles,
                        () -> wanted.addAll(part.wanted(h, timeframe)));
            }
        }
        long newest =
                wishes.stream()
                        .mapToLong(scan -> scan.timing().slot(now) * scan.timing().everySeconds())
                        .max()
                        .orElse(slot * PARTS_EVERY);
        String key = "scan %s %d %d".formatted(timeframe.code(), newest, clock.get().rounds());
        Map<Scan, List<String>> batches = batches(h, wishes, troubles);
        sweep(h, new Due(timeframe, now, request.isPresent(), key), batches, wanted);
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

    /// The scans whose symbols are known, in the order of their ids.
    private Map<Scan, List<String>> batches(Handle h, List<Scan> wishes, List<String> troubles) {
        Map<Scan, List<String>> batches = new LinkedHashMap<>();
        for (Scan scan : wishes) {
            LookTrouble.alone(
                    h, "scan " + scan.id(), troubles, () -> batches.put(scan, symbols.batch(scan)));
        }
        return batches;
    }

    private void sweep(Handle h, Due due, Map<Scan, List<String>> batches, Set<String> wanted) {
        Set<String> all = new HashSet<>(wanted);
        batches.values().forEach(all::addAll);
        if (all.isEmpty() && batches.isEmpty()) {
            return;
        }
        List<SweptDao.Standing> standing = swept.standing(h, due.timeframe(), all);
        Set<String> stored = new HashSet<>();
        standing.forEach(one -> stored.add(one.ticker()));
        TreeSet<String> moved = new TreeSet<>(symbols.moved(due.timeframe(), standing));
        Optional<UUID> job =
                moved.isEmpty() ? Optional.empty() : made(h, due, batches.keySet(), moved);
        batches.forEach((scan, batch) -> pass(h, due, scan, batch, job, stored, moved));
    }

    /// Nothing where the job of this slot was made before.
    private Optional<UUID> made(
            Handle h, Due due, Collection<Scan> wishes, SortedSet<String> moved) {
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
