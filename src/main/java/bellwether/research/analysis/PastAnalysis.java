package bellwether.research.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an analysis of a bar of the past says by the formulas of today, from the bars up to it.
///
/// @param agreeing the voters that vote for the verdict's side; none for HOLD
/// @param regime kind of market
/// @param trade what is planned; nothing where the verdict asks for no trade, or none can be priced
public record PastAnalysis(
        String verdict,
        double score,
        List<String> agreeing,
        String regime,
        Optional<PastTrade> trade) {
    public PastAnalysis {
        agreeing = List.copyOf(agreeing);
    }

    /// A planned trade, in the shares of its bar.
    ///
    /// @param side long or short
    /// @param method how the entry was chosen
    /// @param atr the average true range of 14 bars on the bar
    /// @param maxBars how long to hold at most, when the profile says so
    /// @param shares for a capital of 100,000 in the symbol's currency; may be 0
    public record PastTrade(
            String side,
            String method,
            BigDecimal entry,
            BigDecimal stop,
            BigDecimal target,
            double atr,
            OptionalInt maxBars,
            BigDecimal shares) {}
}
