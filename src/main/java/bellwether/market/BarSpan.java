package bellwether.market;

import java.time.LocalDate;
import java.time.ZoneId;

/// Which bars are wanted, whatever their symbols: those of a span of days, both ends included.
record BarSpan(BarView view, LocalDate from, LocalDate to) {
    /// @param zone by whose clock the days begin
    long first(ZoneId zone) {
        return from.atStartOfDay(zone).toEpochSecond();
    }

    long last(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
    }
}
