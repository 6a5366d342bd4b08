package bellwether.research.learning;

import bellwether.market.calendar.TradingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// When a stated trade was opened or closed.
///
/// @param at of a date alone, its beginning in UTC
/// @param isDate whether only a date was stated
public record StatedMoment(Instant at, boolean isDate) {
    /// What is accepted.
    public static final String RULE =
            "must be a date such as 2026-01-31, or a time with its zone such as"
                    + " 2026-01-31T09:30:00Z, from 1900 on";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /// Empty where it is written like none.
    public static Optional<StatedMoment> parse(String text) {
        boolean isDate = text.indexOf('T') < 0 && text.indexOf('t') < 0;
        try {
            OffsetDateTime at =
                    isDate
                            ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text);
            return at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(new StatedMoment(at.toInstant(), isDate));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The day at an exchange.
    public LocalDate day(TradingCalendar calendar) {
        return isDate ? LocalDate.ofInstant(at, ZoneOffset.UTC) : calendar.day(at);
    }
}
