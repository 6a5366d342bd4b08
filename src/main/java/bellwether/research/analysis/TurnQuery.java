package bellwether.research.analysis;

import bellwether.research.analysis.vote.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which turns of verdicts are wanted.
///
/// @param since of analyses that were made then or later
/// @param until of analyses that were made before
/// @param to verdicts that they turned to; any where empty
/// @param tickers present names of symbols; all where empty
/// @param before of analyses with a smaller number
public record TurnQuery(
        Instant since, Instant until, Set<Verdict> to, Optional<Set<String>> tickers, long before) {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    public TurnQuery {
        to = Set.copyOf(to);
    }

    /// All since a moment.
    public static TurnQuery since(Instant since) {
        return new TurnQuery(since, NEVER, Set.of(), Optional.empty(), Long.MAX_VALUE);
    }

    /// The same up to a moment.
    public TurnQuery until(Instant end) {
        return new TurnQuery(since, end, to, tickers, before);
    }

    /// The same to some verdicts.
    public TurnQuery to(Set<Verdict> verdicts) {
        return new TurnQuery(since, until, verdicts, tickers, before);
    }

    /// The same of some symbols.
    public TurnQuery of(Set<String> symbols) {
        return new TurnQuery(since, until, to, Optional.of(Set.copyOf(symbols)), before);
    }

    /// The same behind an analysis of a page before.
    public TurnQuery before(long analysis) {
        return new TurnQuery(since, until, to, tickers, analysis);
    }
}
