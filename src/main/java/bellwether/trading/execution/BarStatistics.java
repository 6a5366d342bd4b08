package bellwether.trading.execution;

/// What slippage is computed from, known before the bar. NaN where a value is not known.
///
/// @param atr14 average true range of 14 bars, in price units
/// @param close the close before the bar
/// @param sd20 standard deviation of the returns of 20 bars, as a fraction
/// @param meanVolume20 mean volume of 20 bars, in shares
public record BarStatistics(double atr14, double close, double sd20, double meanVolume20) {
    public static final BarStatistics UNKNOWN =
            new BarStatistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
