package bellwether.research.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// An analysis whose verdict differs from that of the one before it, by the same owner, profile and
/// timeframe.
///
/// @param analysis its id, such as `an_5`
/// @param from empty for the first one
/// @param asOf of the newest bar that it looked at
/// @param reasons those that count most, in a few words each; empty where they are not read
public record VerdictStep(
        String analysis,
        String ticker,
        String profile,
        Optional<String> from,
        String to,
        double score,
        LocalDate asOf,
        Instant at,
        List<String> reasons) {
    public VerdictStep {
        reasons = List.copyOf(reasons);
    }

    /// The same with its reasons.
    VerdictStep because(List<String> words) {
        return new VerdictStep(analysis, ticker, profile, from, to, score, asOf, at, words);
    }
}
