package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.bars.PriceScale;
import bellwether.market.bars.Split;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.TickSize;
import bellwether.research.analysis.vote.PriceRounding;
import java.util.List;

/// The smallest step of a symbol's prices, as it is stated, else as the closes show it.
final class SymbolTick {
    /// No market has finer prices, but computed ones have any digits.
    private static final int MOST_SIGNIFICANT = 6;

    private SymbolTick() {}

    /// @param bars up to the one that is looked at
    static TickSize of(List<Split> splits, Bars bars, AnalysisOptions terms) {
        SymbolUnits units = terms.money().units();
        int least = units.unit().map(PriceUnit::leastPriceDigits).orElse(PriceScale.LEAST);
        return units.tick()
                .map(TickSize::stated)
                .orElseGet(() -> TickSize.ofDigits(digits(splits, bars, least)));
    }

    /// Digits behind the point that a price may have.
    static int digits(List<Split> splits, Bars bars, int least) {
        long raw =
                splits.stream()
                        .filter(Split::applied)
                        .mapToLong(split -> split.exDate().toEpochDay() * 86_400)
                        .max()
                        .orElse(Long.MIN_VALUE);
        int from = bars.size();
        while (from > 0 && bars.time()[from - 1] >= raw) {
            from--;
        }
        double close = bars.close()[bars.size() - 1];
        int digits = PriceScale.of(bars, from, least);
        if (close < 1) { // two digits may be all that such a price has
            return Math.max(digits, PriceRounding.scale(close));
        }
        int most = MOST_SIGNIFICANT - 1 - (int) Math.floor(Math.log10(close));
        return Math.max(least, Math.min(digits, most));
    }
}
