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
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Takes in signals that were stored since, each once for each policy.
public final class SignalIntake {
    /// Signals on older bars are left alone.
    static final Duration TAKEN = Duration.ofDays(400);

    /// Transactions that still write smaller numbers have ended after so long.
    static final Duration SETTLED = Duration.ofMinutes(10);

    private static final int PAGE = 5_000;
    private static final int MOST_PAGES = 4;

    private final List<SignalSource> sources;
    private final LabelDao dao = new LabelDao();
    private final OutcomeWriter writer = new OutcomeWriter();

    public SignalIntake(List<SignalSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Of all sources.
    ///
    /// @return whether there are more
    boolean take(Handle h, Instant now) {
        boolean more = false;
        for (SignalSource source : sources) {
            more |= take(h, source, now);
        }
        return more;
    }

    private boolean take(Handle h, SignalSource source, Instant now) {
        long since = now.minus(TAKEN).getEpochSecond();
        long settled = dao.seen(h, source.origin());
        long start = settled;
        long after = settled;
        boolean full = true;
        for (int page = 0; full && page < MOST_PAGES; page++) {
            List<OutcomeSignal> found = source.after(h, after, since, PAGE);
            dao.ask(h, writer.insert(h, outcomes(source.origin(), found, now)));
            for (OutcomeSignal signal : found) {
                after = signal.number();
                if (signal.storedAt().isBefore(now.minus(SETTLED))) {
                    settled = after;
                }
            }
            full = found.size() == PAGE;
        }
        dao.saw(h, source.origin(), settled);
        return full && settled > start;
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
