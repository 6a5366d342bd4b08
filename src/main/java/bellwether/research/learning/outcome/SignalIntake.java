package bellwether.research.learning.outcome;

import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeSignal;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.SignalSource;
import bellwether.research.learning.store.LabelDao;
import bellwether.research.learning.store.OutcomeWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Takes in signals that were stored since, each once for each policy.
public final class SignalIntake {
    /// Signals on older bars are left alone.
    static final Duration TAKEN = Duration.ofDays(400);

    private static final int PAGE = 5_000;
    private static final int MOST_PAGES = 4;

    private final List<SignalSource> sources;
    private final LabelDao dao = new LabelDao();
    private final OutcomeWriter writer = new OutcomeWriter();
    private final Map<OutcomeOrigin, Look> looks = new EnumMap<>(OutcomeOrigin.class);

    /// How far a source was read. Transactions that were not over by then may still store smaller
    /// numbers: once all of them are, what lies up to a mark is read once more, and then for good.
    ///
    /// @param read the greatest number that was read
    /// @param mark up to here they are waited for; 0 while for none
    /// @param horizon they are over when no older transaction runs
    record Look(long read, long mark, long horizon) {
        static final Look NONE = new Look(0, 0, 0);
    }

    /// What was found in a round, to be remembered when the round is stored.
    ///
    /// @param more whether there are more signals
    record Found(boolean more, Map<OutcomeOrigin, Look> looks) {
        Found {
            looks = Map.copyOf(looks);
        }
    }

    public SignalIntake(List<SignalSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Of all sources.
    Found take(Handle h, Instant now) {
        boolean more = false;
        Map<OutcomeOrigin, Look> after = new EnumMap<>(OutcomeOrigin.class);
        for (SignalSource source : sources) {
            Look before = looks.getOrDefault(source.origin(), Look.NONE);
            long settled = dao.seen(h, source.origin());
            long start = Math.max(settled, before.read);
            Span read = read(h, source, start, Long.MAX_VALUE, now);
            more |= read.full();
            Look look = new Look(Math.max(start, read.last()), before.mark, before.horizon);
            after.put(source.origin(), settle(h, source, look, settled, start, now));
        }
        return new Found(more, after);
    }

    /// What a round has found holds, as it is stored.
    void remember(Found found) {
        looks.putAll(found.looks);
    }

    /// @param before up to here it was read by earlier rounds
    private Look settle(
            Handle h, SignalSource source, Look look, long settled, long before, Instant now) {
        if (look.mark <= settled) {
            return before > settled
                    ? new Look(look.read, before, dao.horizon(h))
                    : new Look(look.read, 0, 0);
        }
        if (!dao.isOver(h, look.horizon)) {
            return look;
        }
        Span again = read(h, source, settled, look.mark, now);
        dao.saw(h, source.origin(), again.full() ? again.last() : look.mark);
        return again.full() ? look : new Look(look.read, 0, 0);
    }

    /// @param last the greatest number that was read
    /// @param full whether there may be more
    private record Span(long last, boolean full) {}

    /// Some pages behind a number, up to another.
    private Span read(Handle h, SignalSource source, long after, long until, Instant now) {
        long since = now.minus(TAKEN).getEpochSecond();
        long last = after;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<OutcomeSignal> found =
                    source.after(h, last, since, PAGE).stream()
                            .takeWhile(signal -> signal.number() <= until)
                            .toList();
            dao.ask(h, writer.insert(h, outcomes(source.origin(), found, now)));
            last = found.isEmpty() ? last : found.getLast().number();
            if (found.size() < PAGE) {
                return new Span(last, false);
            }
        }
        return new Span(last, true);
    }

    private static List<Outcome> outcomes(
            OutcomeOrigin origin, List<OutcomeSignal> signals, Instant now) {
        return signals.stream()
                .flatMap(signal ->
                        OutcomePolicy.LABELS.stream()
                                .map(policy -> outcome(origin, policy, signal, now)))
                .toList();
    }

    private static Outcome outcome(
            OutcomeOrigin origin, OutcomePolicy policy, OutcomeSignal signal, Instant now) {
        boolean sided = signal.side().isPresent();
        return Outcome.undecided(
                new OutcomeKey(signal.owner(), origin, signal.ref(), policy),
                new OutcomeSubject(
                        signal.symbol(),
                        signal.ticker(),
                        signal.timeframe().code(),
                        signal.name(),
                        signal.side().orElse(null),
                        Instant.ofEpochSecond(signal.barTime())),
                sided ? OutcomeState.PENDING : OutcomeState.NO_SIDE,
                sided ? Judgement.WAITING : "no_side",
                now);
    }
}
