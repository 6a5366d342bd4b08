package bellwether.market.bars;

import bellwether.market.symbols.Timeframe;

/// How bars are wanted, whatever their symbol and time.
///
/// @param incomplete whether a bar that was put together is wanted though it is not over yet
public record BarView(Timeframe timeframe, Adjustment adjustment, Chart chart, boolean incomplete) {
    public boolean isAdjusted() {
        return adjustment != Adjustment.NONE;
    }
}
