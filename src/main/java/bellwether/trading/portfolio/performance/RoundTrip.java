package bellwether.trading.portfolio.performance;

import java.time.temporal.ChronoUnit;

/// Shares that were opened and closed, and what is known of the two orders.
///
/// @param exitReason the role of the order that closed: `stop`, `target`, `trail`, `forced`, or
///   `order`; `split_fraction`, `delisting` and `stated` where no order did
/// @param origin what asked for the order that opened
/// @param opening the fills that opened them
/// @param closing those that closed them
public record RoundTrip(
        ClosedLot lot, String exitReason, OrderOrigin origin, FillSpan opening, FillSpan closing) {
    /// What a split left of a share, paid in cash: a closing that is no trade.
    static final String FRACTION = "split_fraction";

    public boolean isFraction() {
        return exitReason.equals(FRACTION);
    }

    /// From the day of opening to the day of closing.
    public long days() {
        return ChronoUnit.DAYS.between(lot.closing().lot().opened(), lot.closing().date());
    }
}
