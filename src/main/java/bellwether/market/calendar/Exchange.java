package bellwether.market.calendar;

import java.time.ZoneId;
import java.util.List;

/// A place where symbols trade.
///
/// @param mic its market identifier code (ISO 10383), or `CRYPTO`, `FOREX`, `XXXX` for what has
///   none
/// @param suffixes of tickers that trade there, without the dot; an empty one stands for tickers
///   without a suffix
/// @param indices tickers of indices that are computed from what trades there
public record Exchange(
        String mic, String name, ZoneId zone, List<String> suffixes, List<String> indices) {
    public Exchange {
        suffixes = List.copyOf(suffixes);
        indices = List.copyOf(indices);
    }

    /// No for the one that stands for those that nothing is known of.
    public boolean isKnown() {
        return !mic.equals(Calendars.UNKNOWN);
    }
}
