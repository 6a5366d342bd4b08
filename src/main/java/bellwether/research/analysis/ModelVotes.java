package bellwether.research.analysis;

import java.util.Collection;
import java.util.Map;

/// What the active model says of symbols, from the module that trains models.
@FunctionalInterface
public interface ModelVotes {
    /// Says nothing.
    ModelVotes NONE = _ -> Map.of();

    /// By ticker; one that is absent has no score.
    ///
    /// @param tickers asked in one reading
    Map<String, ModelVote> of(Collection<String> tickers);
}
