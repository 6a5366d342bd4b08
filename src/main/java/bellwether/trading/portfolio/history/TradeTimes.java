package bellwether.trading.portfolio.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When a trade was opened and closed.
///
/// @param openedAt of the bar that filled it last; null where bars are longer than half an hour or
///   a person stated it, so that the time of day is not known
/// @param closedAt in the same way
/// @param bookedAt when the closing was booked here
public record TradeTimes(
        LocalDate opened,
        LocalDate closed,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        Instant bookedAt) {
    /// When it was closed: the time where it is known, else the begin of the day in UTC.
    public Instant moment() {
        return closedAt == null ? closed.atStartOfDay(ZoneOffset.UTC).toInstant() : closedAt;
    }
}
