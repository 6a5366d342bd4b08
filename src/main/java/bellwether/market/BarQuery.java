package bellwether.market;

/// Which bars are wanted, and how: the oldest `most` of a span of time, both ends included.
///
/// @param incomplete whether a longer bar is wanted that is not over yet
record BarQuery(
        Ticker ticker,
        Timeframe timeframe,
        Adjustment adjustment,
        Chart chart,
        boolean incomplete,
        long from,
        long to,
        int most) {
    /// Whether the bars of a timeframe that is stored can be had without those before and after.
    boolean isPlain() {
        return adjustment == Adjustment.NONE && chart == Chart.CANDLES;
    }
}
