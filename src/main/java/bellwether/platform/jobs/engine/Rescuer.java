package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.RescueDao.Sign.OVERDUE;
import static bellwether.platform.jobs.engine.RescueDao.Sign.SILENCE;

import bellwether.platform.db.Savepoint;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the items of silent processes, and those that a process has had for far too long, to
/// others. An item that this happens to several times is given up.
final class Rescuer {
    private static final Logger LOG = LoggerFactory.getLogger(Rescuer.class);

    private final Jdbi jdbi;
    private final WorkerContext context;
    private final JobSettings settings;
    private final JobCompletion completion;
    private final PeriodicTask due;

    Rescuer(Jdbi jdbi, WorkerContext context, JobSettings settings, JobCompletion completion) {
        this.jdbi = jdbi;
        this.context = context;
        this.settings = settings;
        this.completion = completion;
        this.due = new PeriodicTask(settings.heartbeat().rescue());
    }

    /// Rescues once in a while.
    int rescueWhenDue() {
        return due.now() ? rescue() : 0;
    }

    /// Looks for silent processes and frees what they hold; gives the number of items.
    int rescue() {
        Duration silence = settings.heartbeat().silence();
        List<JobEvent> news = new ArrayList<>();
        int rescued =
                jdbi.inTransaction(h -> {
                    List<UUID> silent = WorkerDao.silent(h, context.worker(), silence);
                    return silent.isEmpty()
                            ? 0
                            : free(h, RescueDao.heldBy(h, silent), new Why(SILENCE, silence), news);
                });
        if (rescued > 0) {
            LOG.warn("{} items of processes without heartbeat were taken over", rescued);
        }
        tell(news);
        return rescued;
    }

    /// Declares all others dead and frees what they hold.
    int takeOver() {
        jdbi.useHandle(h -> WorkerDao.silence(h, context.worker()));
        return rescue();
    }

    /// Frees what living processes have had for far longer than they may: for `grace` after its
    /// deadline. Gives the number of items.
    int freeOverdue(Duration grace) {
        List<JobEvent> news = new ArrayList<>();
        int freed =
                jdbi.inTransaction(h ->
                        free(
                                h,
                                RescueDao.overdue(h, JobDao.seconds(grace)),
                                new Why(OVERDUE, grace),
                                news));
        context.counts().add(EngineCounter.ABANDONED, freed);
        tell(news);
        return freed;
    }

    /// Only after the commit.
    private void tell(List<JobEvent> news) {
        for (JobEvent event : news) {
            if (event instanceof JobEvent.Ended end) {
                completion.tell(end);
            } else {
                settings.news().accept(event);
            }
        }
    }

    private record Why(RescueDao.Sign sign, Duration since) {}

    private int free(Handle h, List<OrphanedItem> lost, Why why, List<JobEvent> news) {
        Map<Boolean, List<OrphanedItem>> poisonous =
                lost.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        l -> l.crashes() >= settings.tries().crashes()));
        List<OrphanedItem> again = poisonous.getOrDefault(false, List.of());
        List<JobId> revived =
                again.isEmpty()
                        ? List.of()
                        : RescueDao.revive(h, again, why.sign(), JobDao.seconds(why.since()));
        if (why.sign() == SILENCE) {
            context.counts().add(EngineCounter.RESCUED, revived.size());
        }
        revived.stream()
                .collect(Collectors.groupingBy(job -> job, Collectors.counting()))
                .forEach((job, items) -> news.add(new JobEvent.Rescued(job, items.intValue())));
        return revived.size() + quarantine(h, poisonous.getOrDefault(true, List.of()), news);
    }

    /// Each job by itself: one that cannot end keeps its items, and no other waits for it.
    private int quarantine(Handle h, List<OrphanedItem> lost, List<JobEvent> news) {
        Map<JobId, List<OrphanedItem>> jobs =
                lost.stream().collect(Collectors.groupingBy(item -> item.claimed().job()));
        int given = 0;
        for (Map.Entry<JobId, List<OrphanedItem>> job : jobs.entrySet()) {
            List<JobEvent> ofJob = new ArrayList<>();
            Optional<RuntimeException> fault =
                    Savepoint.undoes(
                            h, "quarantine", () -> quarantineAlone(h, job.getValue(), ofJob));
            if (fault.isPresent()) {
                LOG.error("Items of job {} are not given up yet", job.getKey(), fault.get());
            } else {
                news.addAll(ofJob);
                given += quarantined(ofJob);
            }
        }
        context.counts().add(EngineCounter.QUARANTINED, given);
        return given;
    }

    private static int quarantined(List<JobEvent> news) {
        return (int) news.stream().filter(JobEvent.Quarantined.class::isInstance).count();
    }

    private void quarantineAlone(Handle h, List<OrphanedItem> lost, List<JobEvent> news) {
        List<FinishDao.End> ends = new ArrayList<>();
        lost.stream()
                .collect(Collectors.groupingBy(OrphanedItem::worker))
                .forEach((worker, items) ->
                        ends.addAll(settled(h, worker, items.stream().map(this::end).toList())));
        if (!ends.isEmpty()) {
            ends.forEach(e ->
                    news.add(
                            new JobEvent.Quarantined(e.claimed().job(), e.claimed().item().key())));
            news.addAll(completion.advance(h, ItemSummaries.steps(ends)));
            ends.forEach(end -> LOG.error("Item {} is quarantined", end.claimed()));
        }
    }

    private static List<FinishDao.End> settled(Handle h, UUID worker, List<FinishDao.End> ends) {
        var settled = FinishDao.settle(h, worker, ends);
        return ends.stream().filter(e -> settled.contains(e.claimed().item().id())).toList();
    }

    private FinishDao.End end(OrphanedItem lost) {
        return new FinishDao.End(
                lost.claimed(),
                "quarantined",
                "its process died or hung %d times while working on this item alone"
                        .formatted(lost.crashes()),
                null);
    }
}
