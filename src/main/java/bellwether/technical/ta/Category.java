package bellwether.technical.ta;

/// What an indicator speaks about.
public enum Category {
    /// Smoothed prices and what they are compared with.
    AVERAGE,
    TREND,
    MOMENTUM,
    VOLATILITY,
    VOLUME,
    STATISTIC,
    /// One number for each bar, and levels drawn from earlier bars.
    PRICE
}
