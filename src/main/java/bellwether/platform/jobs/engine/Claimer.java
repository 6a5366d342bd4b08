package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Claims ready items and hands them to the pool, a little more than it can do in a second.
final class Claimer {
    private static final int REMEMBERED_JOBS = 500;

    /// Suspects claimed at once; only as many as there are threads are begun when the process dies.
    private static final int SUSPECTS_AT_ONCE = 64;

    /// While there is enough that somebody waits for, the background is looked at each so many
    /// times.
    private static final int BACKGROUND_EVERY = 5;

    private final WorkerContext context;
    private final ItemDao items;
    private final JobTransitionDao jobs;
    private final JobSettings settings;
    private final WorkerPool pool;

    private final Lanes lanes = new Lanes();
    private final Map<JobId, JobTransitionDao.Begun> begun = new LinkedHashMap<>();
    private final List<ClaimedItem> undelivered = new ArrayList<>();
    private boolean uncertain;
    private long idleMillis;
    private boolean primeTurn;
    private int rounds;

    Claimer(
            WorkerContext context,
            ItemDao items,
            JobTransitionDao jobs,
            JobSettings settings,
            WorkerPool pool) {
        this.context = context;
        this.items = items;
        this.jobs = jobs;
        this.settings = settings;
        this.pool = pool;
    }

    /// The smallest rank seen lately in each lane.
    List<Long> lows() {
        return context.low().lows();
    }

    Duration step() {
        deliver();
        if (context.stops().all()) {
            return settings.heartbeat().busy();
        }
        if (uncertain) {
            context.counts()
                    .add(
                            EngineCounter.FORGOTTEN,
                            items.forget(context.worker(), context.held().leases(), lows()));
            uncertain = false;
        }
        int awaited = context.speeds().awaited().claim(context.held().unbegun());
        int background = context.speeds().background().claim(context.held().unbegunBackground());
        if (awaited == 0 && background == 0) {
            return settings.heartbeat().busy();
        }
        boolean isFull = claim(awaited, background);
        deliver();
        return isFull ? atOnce() : pause();
    }

    private Duration atOnce() {
        idleMillis = 0;
        return Duration.ZERO;
    }

    private Duration pause() {
        long busy = settings.heartbeat().busy().toMillis();
        idleMillis =
                context.held().count() > 0
                        ? busy
                        : Math.clamp(idleMillis * 2, busy, settings.heartbeat().idle().toMillis());
        return Duration.ofMillis(
                idleMillis - ThreadLocalRandom.current().nextLong(idleMillis / 4 + 1));
    }

    /// What somebody waits for has room of its own: however much of the background is at hand, it
    /// is claimed.
    ///
    /// @return whether there may be more than there was room for
    private boolean claim(int awaited, int background) {
        boolean idle = context.held().count() == 0;
        boolean isFull = awaited > 0 && claimAwaited(awaited, idle) >= awaited;
        rounds = (rounds + 1) % BACKGROUND_EVERY;
        if (!isFull || rounds == 0) {
            isFull |= background > 0 && claimBackground(background, idle) >= background;
            claimSuspects();
        }
        return isFull;
    }

    private int claimAwaited(int most, boolean idle) {
        long[] from = context.low().begin(System.nanoTime(), idle);
        return claimBoth(lanes.nextAwaited(), 0, most, from);
    }

    private int claimBackground(int most, boolean idle) {
        long[] from = context.low().beginBackground(System.nanoTime(), idle);
        return claimBoth(lanes.nextBackground(), Lanes.BACKGROUND, most, from);
    }

    /// From the lane whose turn it is, and what room is left from the other of the two.
    private int claimBoth(int turn, int first, int most, long[] from) {
        int taken = claim(turn, most, from[turn]);
        int other = 2 * first + 1 - turn;
        return taken < most ? taken + claim(other, most - taken, from[other]) : taken;
    }

    /// The two lanes take turns, an empty one gives its turn up, and only when no suspect is held:
    /// a prime suspect is alone with what is no suspect.
    private void claimSuspects() {
        if (context.held().hasSuspect()) {
            return;
        }
        primeTurn = !primeTurn;
        if ((primeTurn ? claimPrime() : claimOthers()) == 0) {
            int _ = primeTurn ? claimOthers() : claimPrime();
        }
    }

    private int claimPrime() {
        return claim(Lanes.PRIME_SUSPECTS, 1, 0);
    }

    private int claimOthers() {
        return claim(Lanes.SUSPECTS, SUSPECTS_AT_ONCE, 0);
    }

    private int claim(int lane, int most, long from) {
        uncertain = true;
        Duration deadline = settings.timing().deadline().multipliedBy(2);
        List<ClaimedItem> claimed = items.claim(context.worker(), lane, from, most, deadline);
        uncertain = false;
        context.held().take(claimed);
        undelivered.addAll(claimed);
        context.counts().add(EngineCounter.CLAIMED, claimed.size());
        context.low().seen(lane, claimed);
        return claimed.size();
    }

    /// Hands over what was claimed; what an outage interrupts here is handed over later.
    private void deliver() {
        if (undelivered.isEmpty()) {
            return;
        }
        Map<JobId, List<ClaimedItem>> byJob = new LinkedHashMap<>();
        undelivered.forEach(c -> byJob.computeIfAbsent(c.job(), _ -> new ArrayList<>()).add(c));
        Set<JobId> fresh = new LinkedHashSet<>(byJob.keySet());
        fresh.removeAll(begun.keySet());
        if (!fresh.isEmpty() && begun.size() > REMEMBERED_JOBS) {
            begun.clear();
            fresh.addAll(byJob.keySet());
        }
        if (!fresh.isEmpty()) {
            begun.putAll(begin(fresh));
        }
        byJob.forEach(this::extend); // while nothing is handed over, all of it can be tried again
        undelivered.clear();
        byJob.forEach(this::deliver);
    }

    /// Gives items longer whose kind takes longer than others.
    private void extend(JobId job, List<ClaimedItem> claimed) {
        Optional.ofNullable(begun.get(job))
                .flatMap(about -> pool.deadline(about.kind()))
                .ifPresent(most -> items.extend(context.worker(), claimed, most.multipliedBy(2)));
    }

    private Map<JobId, JobTransitionDao.Begun> begin(Set<JobId> fresh) {
        Map<JobId, JobTransitionDao.Begun> known = jobs.begin(fresh);
        known.forEach((job, about) -> {
            if (about.now()) {
                settings.news().accept(new JobEvent.Started(job, about.kind()));
            }
        });
        return known;
    }

    private void deliver(JobId job, List<ClaimedItem> claimed) {
        JobTransitionDao.Begun about = begun.get(job);
        if (about == null) {
            context.held().begin(claimed);
            claimed.forEach(context.held()::drop);
            context.counts().add(EngineCounter.ORPHANED, claimed.size());
            return;
        }
        for (List<ClaimedItem> batch : batches(claimed, context.speeds().of(about.kind()))) {
            pool.take(new WorkHandle(job, about.kind(), about.params(), batch));
        }
    }

    /// Items tried before go alone, so that a culprit does not fail its neighbours again.
    private static List<List<ClaimedItem>> batches(
            List<ClaimedItem> claimed, ThroughputEstimate speed) {
        List<List<ClaimedItem>> batches = new ArrayList<>();
        List<ClaimedItem> first =
                claimed.stream().filter(c -> c.item().attempt() == 1).sorted(BY_SEQ).toList();
        int size = speed.batch(first.size());
        for (int from = 0; from < first.size(); from += size) {
            batches.add(first.subList(from, Math.min(from + size, first.size())));
        }
        claimed.stream()
                .filter(c -> c.item().attempt() > 1)
                .forEach(c -> batches.add(Arrays.asList(c)));
        return batches;
    }

    private static final java.util.Comparator<ClaimedItem> BY_SEQ =
            java.util.Comparator.comparingInt(c -> c.item().seq());
}
