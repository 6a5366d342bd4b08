package bellwether.market;

/// How bars are wanted, whatever their symbol and time.
///
/// @param incomplete whether a bar that was put together is wanted though it is not over yet
record BarView(Timeframe timeframe, Adjustment adjustment, Chart chart, boolean incomplete) {
    boolean isAdjusted() {
        return adjustment != Adjustment.NONE;
    }
}
