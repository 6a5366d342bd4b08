package bellwether.trading.portfolio.transfer;

/// In which order a format writes the parts of a date that is not in the order of ISO 8601.
enum DayMonthOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /// It depends on who made the file.
    OPEN
}
