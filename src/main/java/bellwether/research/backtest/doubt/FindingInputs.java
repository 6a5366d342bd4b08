package bellwether.research.backtest.doubt;

import bellwether.market.symbols.Survivorship;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.DetailUse;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// All that findings are drawn from. What is not known is null and gives no finding.
public record FindingInputs(
        Outcome outcome, Chance chance, Filling filling, Prices prices, Terms terms) {

    /// What the run came to.
    ///
    /// @param trades closed ones of all symbols
    /// @param symbols how many it ran over
    /// @param heldSince the session since which something is held at the end; null where nothing is
    /// @param holdSharpe of buy and hold over the same sessions
    /// @param ruined whether equity was 0 or less at any time
    /// @param marginCalls how often one closed shorts
    /// @param signals how often each test of the rule was true
    /// @param unfilled signals without an order and entry orders without a fill, by why
    public record Outcome(
            RunMetrics metrics,
            List<ClosedTrade> trades,
            int symbols,
            @Nullable LocalDate heldSince,
            @Nullable Double holdSharpe,
            boolean ruined,
            int marginCalls,
            List<SignalCount> signals,
            SortedMap<String, Integer> unfilled) {
        boolean isOpenAtEnd() {
            return heldSince != null;
        }
    }

    /// How often a test was true.
    ///
    /// @param test in words, such as `long.enter: RSI_14 < 30`
    /// @param times null where it depends on positions or money
    public record SignalCount(String test, @Nullable Integer times) {}

    /// Whether chance explains the result.
    ///
    /// @param randomEntriesP of [RandomEntries]
    /// @param evidence null where there is none
    public record Chance(@Nullable Double randomEntriesP, @Nullable SharpeEvidence evidence) {}

    /// How orders filled.
    ///
    /// @param facts of the fills
    /// @param levels of the rule's stops and trails; null where it has none or they are not known
    /// @param detail how far finer bars were the tape; null where none were asked for
    public record Filling(
            FillFacts facts, @Nullable LevelFacts levels, @Nullable DetailUse detail) {}

    /// What the bars inside trades are worth.
    ///
    /// @param bad serious quality findings inside trades, each with symbol, day and what it is
    /// @param splits suspected splits inside trades, in the same way
    /// @param stale positions that kept an old mark over 5 sessions or more, in the same way
    /// @param survivorship null for tickers that were named one by one
    public record Prices(
            List<String> bad,
            List<String> splits,
            List<String> stale,
            @Nullable Survivorship survivorship) {}

    /// How it was run.
    ///
    /// @param optimistic what fills better than it would, in words; empty: nothing
    /// @param costless whether the cost preset is `none`
    /// @param decidedAfter bars up to and with that of its first decision
    /// @param stableAfter bars up to and with the first on which no value shows where the history
    ///   began
    /// @param neverStable indicators that always show it
    public record Terms(
            List<String> optimistic,
            boolean costless,
            int decidedAfter,
            int stableAfter,
            List<String> neverStable) {}
}
