package bellwether.desk.journal.advice;

import bellwether.market.bars.Market;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What others know of symbols.
///
/// @param listed tickers on any list of an owner
/// @param verdicts of all symbols with a daily sheet, by ticker
/// @param evidence patterns that symbols show now, with the evidence for them
public record AdviceSources(
        Market market,
        Function<String, Set<String>> listed,
        Supplier<Map<String, MarketVerdict>> verdicts,
        PatternEvidence evidence) {
    /// Patterns with a q of at most 0.1, by ticker.
    public interface PatternEvidence {
        /// Where there is no evidence yet.
        PatternEvidence NONE = _ -> Map.of();

        /// The best of each.
        ///
        /// @param tickers of symbols that are looked at
        Map<String, LookReason> of(Collection<String> tickers);
    }
}
