package bellwether.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Which bars are to go out, whatever their symbols: a span of days, both ends included.
record Export(Timeframe timeframe, Adjustment adjustment, LocalDate from, LocalDate to) {
    /// No clock is further from that of UTC.
    private static final long FURTHEST = Timeframe.SECONDS_PER_DAY;

    /// @param zone by whose clock the days begin
    long first(ZoneId zone) {
        return from.atStartOfDay(zone).toEpochSecond();
    }

    long last(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
    }

    /// The first second that belongs to the span by any clock.
    long earliest() {
        return first(ZoneOffset.UTC) - (timeframe.isIntraday() ? FURTHEST : 0);
    }

    long latest() {
        return last(ZoneOffset.UTC) + (timeframe.isIntraday() ? FURTHEST : 0);
    }
}
