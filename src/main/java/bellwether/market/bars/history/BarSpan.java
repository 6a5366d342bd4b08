package bellwether.market.bars.history;

import bellwether.market.bars.BarView;
import java.time.LocalDate;
import java.time.ZoneId;

/// Which bars are wanted, whatever their symbols: those of a span of days, both ends included.
public record BarSpan(BarView view, LocalDate from, LocalDate to) {
    /// The first moment of the span, in seconds.
    ///
    /// @param zone by whose clock the days begin
    public long first(ZoneId zone) {
        return from.atStartOfDay(zone).toEpochSecond();
    }

    public long last(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
    }
}
