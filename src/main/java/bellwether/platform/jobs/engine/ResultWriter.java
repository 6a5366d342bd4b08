package bellwether.platform.jobs.engine;

import bellwether.platform.base.PrintableText;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.FaultWords;
import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobEndFault;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes outcomes. Sending the same ones again is harmless: what their lease no longer holds is
/// dropped, or found settled already.
final class ResultWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ResultWriter.class);
    private static final int LONGEST_MESSAGE = 500;

    private final WorkerContext context;
    private final Jdbi jdbi;
    private final ItemDao items;
    private final JobCompletion completion;
    private final RetryPolicy tries;

    ResultWriter(
            WorkerContext context,
            Jdbi jdbi,
            ItemDao items,
            JobCompletion completion,
            RetryPolicy tries) {
        this.context = context;
        this.jdbi = jdbi;
        this.items = items;
        this.completion = completion;
        this.tries = tries;
    }

    /// Writes all, and tells of each job that ended.
    void flush(List<FinishedItem> outcomes) {
        List<FinishedItem> ends = new ArrayList<>();
        List<ItemDao.Again> again = new ArrayList<>();
        List<ItemDao.Again> later = new ArrayList<>();
        List<ClaimedItem> untouched = new ArrayList<>();
        for (FinishedItem f : outcomes) {
            switch (f.outcome()) {
                case ItemOutcome.Success _ -> ends.add(f);
                case ItemOutcome.Failure failure when last(f, failure) -> ends.add(f);
                case ItemOutcome.Failure failure -> again.add(again(f, failure));
                case ItemOutcome.Postponed postponed -> later.add(later(f.claimed(), postponed));
                case ItemOutcome.Untouched _ -> untouched.add(f.claimed());
            }
        }
        finishApart(ends);
        putOff(again, EngineCounter.RETRIED);
        putOff(later, EngineCounter.POSTPONED);
        release(untouched);
    }

    private boolean last(FinishedItem one, ItemOutcome.Failure failure) {
        return failure.permanent() || one.attempt() >= tries.most();
    }

    private ItemDao.Again again(FinishedItem one, ItemOutcome.Failure failure) {
        Duration pause =
                failure.retryAfter()
                        .orElseGet(() ->
                                tries.pause(
                                        one.attempt(), ThreadLocalRandom.current().nextDouble()));
        return new ItemDao.Again(
                one.claimed().item(),
                one.claimed().job(),
                pause,
                fit(failure.code() + ": " + failure.message()),
                true);
    }

    private static ItemDao.Again later(ClaimedItem claimed, ItemOutcome.Postponed postponed) {
        return new ItemDao.Again(
                claimed.item(), claimed.job(), postponed.pause(), fit(postponed.why()), false);
    }

    private void putOff(List<ItemDao.Again> again, EngineCounter as) {
        if (!again.isEmpty()) {
            int held = items.again(context.worker(), again);
            context.counts().add(as, held);
            context.counts().add(EngineCounter.LEASE_LOST, again.size() - held);
        }
    }

    private void release(List<ClaimedItem> untouched) {
        if (!untouched.isEmpty()) {
            int held = items.release(context.worker(), untouched, context.low().lows());
            context.counts().add(EngineCounter.RELEASED, held);
        }
    }

    /// Those of a kind that is stored alone in a transaction of each job, all others in one.
    private void finishApart(List<FinishedItem> ends) {
        Map<Optional<JobId>, List<FinishedItem>> apart =
                ends.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                isAlone(one)
                                                        ? Optional.of(one.claimed().job())
                                                        : Optional.empty(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        apart.values().forEach(this::finish);
    }

    private boolean isAlone(FinishedItem one) {
        return completion.kinds().named(one.kind()).filter(JobKind::isStoredAlone).isPresent();
    }

    /// All at once; when one item's data is refused, one by one, so that only that one fails.
    private void finish(List<FinishedItem> ends) {
        if (ends.isEmpty()) {
            return;
        }
        try {
            finishTogether(ends).forEach(completion::tell);
        } catch (RuntimeException e) {
            if (PassingFault.is(e) || e instanceof JobEndFault) {
                throw e;
            }
            context.counts().add(EngineCounter.ISOLATED, 1);
            if (ends.size() > 1) {
                LOG.warn(
                        "{} results were refused together; trying each: {}",
                        ends.size(),
                        RootCause.line(e));
                ends.forEach(one -> finish(List.of(one)));
            } else {
                refused(ends.getFirst(), e);
            }
        }
    }

    private void refused(FinishedItem one, RuntimeException why) {
        Item item = one.claimed().item();
        if (one.outcome() instanceof ItemOutcome.Failure) {
            LOG.error("The failure of item {} could not be stored", item, why);
            context.counts().add(EngineCounter.DROPPED, 1);
            return;
        }
        LOG.warn("The result of item {} could not be stored", item, why);
        ItemOutcome.Failure failure =
                new ItemOutcome.Failure(
                        item, "not_stored", FaultWords.of(why), false, Optional.empty());
        if (last(one, failure)) {
            finish(List.of(new FinishedItem(one.claimed(), one.kind(), failure, one.attempt())));
        } else {
            putOff(List.of(again(one, failure)), EngineCounter.RETRIED);
        }
    }

    private List<JobEvent.Ended> finishTogether(List<FinishedItem> all) {
        List<FinishDao.End> ends = all.stream().map(this::end).toList();
        record Result(Set<Long> settled, List<JobEvent.Ended> ended) {}
        Result result =
                jdbi.inTransaction(h -> {
                    Set<Long> settled = FinishDao.settle(h, context.worker(), ends);
                    List<KeptItems> kept = KeptItems.store(h, completion.kinds(), all, settled);
                    List<FinishDao.End> moved =
                            ends.stream()
                                    .filter(e -> settled.contains(e.claimed().item().id()))
                                    .toList();
                    List<JobEvent.Ended> ended =
                            moved.isEmpty()
                                    ? List.of()
                                    : completion.advance(
                                            h,
                                            ItemSummaries.steps(moved),
                                            () -> kept.forEach(one -> one.publish(h)));
                    return new Result(settled, ended);
                });
        count(ends, result.settled());
        return result.ended();
    }

    private void count(List<FinishDao.End> ends, Set<Long> settled) {
        long done =
                ends.stream()
                        .filter(e -> e.done() && settled.contains(e.claimed().item().id()))
                        .count();
        context.counts().add(EngineCounter.DONE, done);
        context.counts().add(EngineCounter.FAILED, settled.size() - done);
        if (settled.size() < ends.size()) {
            List<Long> missing =
                    ends.stream()
                            .map(e -> e.claimed().item())
                            .filter(item -> !settled.contains(item.id()))
                            .map(Item::lease)
                            .toList();
            int before = jdbi.withHandle(h -> FinishDao.settledBefore(h, ends, missing));
            context.counts().add(EngineCounter.SETTLED_BEFORE, before);
            context.counts().add(EngineCounter.LEASE_LOST, missing.size() - before);
        }
    }

    private FinishDao.End end(FinishedItem f) {
        return switch (f.outcome()) {
            case ItemOutcome.Success success ->
                    new FinishDao.End(
                            f.claimed(),
                            null,
                            null,
                            completion
                                    .kinds()
                                    .named(f.kind())
                                    .flatMap(k -> k.brief(success))
                                    .orElse(null));
            case ItemOutcome.Failure failure ->
                    new FinishDao.End(
                            f.claimed(), fit(failure.code()), fit(failure.message()), null);
            case ItemOutcome.Postponed _, ItemOutcome.Untouched _ ->
                    throw new IllegalArgumentException("this item has no end yet");
        };
    }

    /// PostgreSQL takes no NUL in a text.
    private static String fit(String text) {
        return PrintableText.cut(text.replace('\0', ' '), LONGEST_MESSAGE);
    }
}
