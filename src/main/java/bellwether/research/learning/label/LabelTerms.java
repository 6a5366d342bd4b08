package bellwether.research.learning.label;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a label is traded.
///
/// @param stop how far the stop is from the entry; null for none
/// @param target how far the target is
/// @param bars at the close of so many bars, the entry's among them, it ends
/// @param costs what trading costs
/// @param shares how many are traded: charges with a minimum need a size
/// @param delisted whether no bar will follow the last one
public record LabelTerms(
        OrderSide side,
        @Nullable Distance stop,
        @Nullable Distance target,
        int bars,
        LabelEntry entry,
        CostPlan costs,
        BigDecimal shares,
        boolean delisted) {
    /// One share without costs, at the next open.
    public static LabelTerms plain(
            OrderSide side, @Nullable Distance stop, @Nullable Distance target, int bars) {
        return new LabelTerms(
                side,
                stop,
                target,
                bars,
                LabelEntry.NEXT_OPEN,
                CostPlan.NONE,
                BigDecimal.ONE,
                false);
    }

    /// The same at another moment.
    public LabelTerms entering(LabelEntry moment) {
        return new LabelTerms(side, stop, target, bars, moment, costs, shares, delisted);
    }

    /// The same with costs.
    public LabelTerms costing(CostPlan plan, BigDecimal size) {
        return new LabelTerms(side, stop, target, bars, entry, plan, size, delisted);
    }

    /// The same of a symbol of which no further bar will come.
    public LabelTerms endingWithTheBars() {
        return new LabelTerms(side, stop, target, bars, entry, costs, shares, true);
    }
}
