package bellwether.jobs;

import bellwether.db.PassingFault;
import bellwether.web.RootCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes outcomes. Sending the same ones again is harmless: what their lease no longer holds is
/// dropped, or found settled already.
final class Flusher {
    private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);
    private static final int LONGEST_MESSAGE = 500;

    private final Station station;
    private final Jdbi jdbi;
    private final ItemDao items;
    private final Endings endings;
    private final Tries tries;

    Flusher(Station station, Jdbi jdbi, Endings endings, Tries tries) {
        this.station = station;
        this.jdbi = jdbi;
        this.items = new ItemDao(jdbi);
        this.endings = endings;
        this.tries = tries;
    }

    /// Writes all, and tells of each job that ended.
    void flush(List<Finished> outcomes) {
        List<Finished> ends = new ArrayList<>();
        List<ItemDao.Again> again = new ArrayList<>();
        List<ItemDao.Again> later = new ArrayList<>();
        List<Claimed> untouched = new ArrayList<>();
        for (Finished f : outcomes) {
            switch (f.outcome()) {
                case Outcome.Success _ -> ends.add(f);
                case Outcome.Failure failure when last(f, failure) -> ends.add(f);
                case Outcome.Failure failure -> again.add(again(f, failure));
                case Outcome.Postponed postponed -> later.add(later(f.claimed(), postponed));
                case Outcome.Untouched _ -> untouched.add(f.claimed());
            }
        }
        finish(ends);
        putOff(again, Count.RETRIED);
        putOff(later, Count.POSTPONED);
        release(untouched);
    }

    private boolean last(Finished one, Outcome.Failure failure) {
        return failure.permanent() || one.attempt() >= tries.most();
    }

    private ItemDao.Again again(Finished one, Outcome.Failure failure) {
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

    private static ItemDao.Again later(Claimed claimed, Outcome.Postponed postponed) {
        return new ItemDao.Again(
                claimed.item(), claimed.job(), postponed.pause(), fit(postponed.why()), false);
    }

    private void putOff(List<ItemDao.Again> again, Count as) {
        if (!again.isEmpty()) {
            int held = items.again(station.worker(), again);
            station.counts().add(as, held);
            station.counts().add(Count.LEASE_LOST, again.size() - held);
        }
    }

    private void release(List<Claimed> untouched) {
        if (!untouched.isEmpty()) {
            int held = items.release(station.worker(), untouched, station.low().lows());
            station.counts().add(Count.RELEASED, held);
        }
    }

    /// All at once; when one item's data is refused, one by one, so that only that one fails.
    private void finish(List<Finished> ends) {
        if (ends.isEmpty()) {
            return;
        }
        try {
            finishTogether(ends).forEach(endings::tell);
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            station.counts().add(Count.ISOLATED, 1);
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

    private void refused(Finished one, RuntimeException why) {
        Item item = one.claimed().item();
        if (one.outcome() instanceof Outcome.Failure) {
            LOG.error("The failure of item {} could not be stored", item, why);
            station.counts().add(Count.DROPPED, 1);
            return;
        }
        LOG.warn("The result of item {} could not be stored", item, why);
        Outcome.Failure failure =
                new Outcome.Failure(
                        item,
                        "not_stored",
                        String.valueOf(why.getMessage()),
                        false,
                        Optional.empty());
        if (last(one, failure)) {
            finish(List.of(new Finished(one.claimed(), one.kind(), failure, one.attempt())));
        } else {
            putOff(List.of(again(one, failure)), Count.RETRIED);
        }
    }

    private List<JobEvent.Ended> finishTogether(List<Finished> all) {
        List<FinishDao.End> ends = all.stream().map(this::end).toList();
        record Result(Set<Long> settled, List<JobEvent.Ended> ended) {}
        Result result =
                jdbi.inTransaction(h -> {
                    Set<Long> settled = FinishDao.settle(h, station.worker(), ends);
                    store(h, all, settled);
                    List<FinishDao.End> moved =
                            ends.stream()
                                    .filter(e -> settled.contains(e.claimed().item().id()))
                                    .toList();
                    List<JobEvent.Ended> ended =
                            moved.isEmpty() ? List.of() : endings.advance(h, Briefs.steps(moved));
                    return new Result(settled, ended);
                });
        count(ends, result.settled());
        return result.ended();
    }

    private void store(Handle h, List<Finished> all, Set<Long> settled) {
        Map<JobId, List<Finished>> done = new TreeMap<>();
        for (Finished f : all) {
            if (f.outcome() instanceof Outcome.Success
                    && settled.contains(f.claimed().item().id())) {
                done.computeIfAbsent(f.claimed().job(), _ -> new ArrayList<>()).add(f);
            }
        }
        done.forEach((job, list) ->
                endings.kinds()
                        .named(list.getFirst().kind())
                        .orElseThrow()
                        .store(
                                h,
                                job,
                                list.stream().map(f -> (Outcome.Success) f.outcome()).toList()));
    }

    private void count(List<FinishDao.End> ends, Set<Long> settled) {
        long done =
                ends.stream()
                        .filter(e -> e.done() && settled.contains(e.claimed().item().id()))
                        .count();
        station.counts().add(Count.DONE, done);
        station.counts().add(Count.FAILED, settled.size() - done);
        if (settled.size() < ends.size()) {
            List<Long> missing =
                    ends.stream()
                            .map(e -> e.claimed().item())
                            .filter(item -> !settled.contains(item.id()))
                            .map(Item::lease)
                            .toList();
            int before = jdbi.withHandle(h -> FinishDao.settledBefore(h, ends, missing));
            station.counts().add(Count.SETTLED_BEFORE, before);
            station.counts().add(Count.LEASE_LOST, missing.size() - before);
        }
    }

    private FinishDao.End end(Finished f) {
        return switch (f.outcome()) {
            case Outcome.Success success ->
                    new FinishDao.End(
                            f.claimed(),
                            null,
                            null,
                            endings.kinds()
                                    .named(f.kind())
                                    .flatMap(k -> k.brief(success))
                                    .orElse(null));
            case Outcome.Failure failure ->
                    new FinishDao.End(
                            f.claimed(), fit(failure.code()), fit(failure.message()), null);
            case Outcome.Postponed _, Outcome.Untouched _ ->
                    throw new IllegalArgumentException("this item has no end yet");
        };
    }

    /// PostgreSQL takes no NUL in a text.
    private static String fit(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE);
    }
}
