package bellwether.desk.journal.advice;

import bellwether.market.bars.Market;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What others know of symbols.
///
/// @param listed tickers on any list of an owner
/// @param verdicts of all symbols with a daily sheet, by ticker
/// @param findings what owners hold, and what was found for them
/// @param evidence patterns that symbols show now, with the evidence for them
public record AdviceSources(
        Market market,
        Function<String, Set<String>> listed,
        Supplier<Map<String, MarketVerdict>> verdicts,
        Findings findings,
        PatternEvidence evidence) {
    /// What is known of owners.
    ///
    /// @param held in any portfolio
    /// @param entered symbols that entered tracked screens with a bar from a moment on
    public record Findings(
            Function<String, List<HeldSymbol>> held,
            BiFunction<String, Instant, List<FoundReason>> entered,
            Leaders leaders) {}

    /// The strongest symbols of sectors.
    public interface Leaders {
        /// The strongest first.
        ///
        /// @param since analysed from then on
        List<FoundReason> of(String owner, Collection<String> sectors, Instant since);
    }

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
