package bellwether.research.learning;

import java.time.Instant;
import java.util.Optional;

/// Which outcomes are wanted, the newest row first.
///
/// @param owner whose, beside those that belong to no one
/// @param from the earliest time of signals, or of opening
/// @param to the first time that is too late
/// @param revised whether those are wanted too that corrected bars have replaced
/// @param before only those with smaller ids
public record OutcomeFilter(
        String owner,
        Optional<OutcomeOrigin> origin,
        Optional<OutcomePolicy> policy,
        Optional<OutcomeState> state,
        Optional<String> ticker,
        Optional<String> name,
        Optional<String> ref,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean revised,
        long before) {
    /// The same behind an outcome.
    public OutcomeFilter behind(long last) {
        return new OutcomeFilter(
                owner, origin, policy, state, ticker, name, ref, from, to, revised, last);
    }
}
