package bellwether.research.learning.label;

import bellwether.trading.execution.Distance;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a label is traded.
///
/// @param stop how far the stop is from the entry; null for none
/// @param target how far the target is
/// @param bars at the close of so many bars, the entry's among them, it ends; at least two where
///   the entry is at a close
/// @param shares how many are traded: charges with a minimum need a size
public record LabelTerms(
        OrderSide side,
        @Nullable Distance stop,
        @Nullable Distance target,
        int bars,
        LabelEntry entry,
        BigDecimal shares) {
    public LabelTerms {
        int fewest = entry == LabelEntry.CLOSE ? 2 : 1;
        if (bars < fewest) {
            throw new IllegalArgumentException(
                    "bars must be %d or more, was %d".formatted(fewest, bars));
        }
    }

    /// One share, at the next open.
    public static LabelTerms plain(
            OrderSide side, @Nullable Distance stop, @Nullable Distance target, int bars) {
        return new LabelTerms(side, stop, target, bars, LabelEntry.NEXT_OPEN, BigDecimal.ONE);
    }

    /// The same at another moment.
    public LabelTerms entering(LabelEntry moment) {
        return new LabelTerms(side, stop, target, bars, moment, shares);
    }

    /// The same of another size.
    public LabelTerms sized(BigDecimal size) {
        return new LabelTerms(side, stop, target, bars, entry, size);
    }
}
