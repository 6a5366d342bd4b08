package bellwether.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One day's trading.
///
/// @param closes the end of continuous trading
/// @param complete when the day's bar no longer changes: the end of the closing auction
/// @param special why the hours are not the usual ones
public record Session(
        LocalDate date, Instant opens, Instant closes, Instant complete, Optional<String> special) {
    public Session {
        if (!opens.isBefore(closes) || closes.isAfter(complete)) {
            throw new IllegalArgumentException(
                    "a session opens, closes and is complete, was %s, %s, %s"
                            .formatted(opens, closes, complete));
        }
    }

    /// Whether this moment lies in continuous trading; its first one does, its end does not.
    public boolean isOpenAt(Instant moment) {
        return !moment.isBefore(opens) && moment.isBefore(closes);
    }
}
