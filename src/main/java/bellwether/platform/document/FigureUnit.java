package bellwether.platform.document;

/// What a figure is measured in.
public enum FigureUnit {
    /// A fraction, shown times 100.
    PERCENT,
    RATIO,
    /// 0 to 1, with three decimals.
    PROBABILITY,
    MONEY,
    COUNT,
    BASIS_POINTS,
    /// Multiples of what the first stop risked.
    RISK_MULTIPLE,
    DAYS
}
