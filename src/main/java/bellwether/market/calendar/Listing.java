package bellwether.market.calendar;

/// Where and when a symbol trades, and how that is known.
///
/// @param calendar that of the unknown exchange when nothing says where
public record Listing(TradingCalendar calendar, InstrumentKind kind, ListingBasis basis) {
    /// Whether it is known where it trades.
    public boolean isKnown() {
        return calendar.exchange().isKnown();
    }

    /// Such as `New York Stock Exchange (XNYS)`.
    public String exchangeInWords() {
        return "%s (%s)".formatted(calendar.exchange().name(), calendar.exchange().mic());
    }
}
