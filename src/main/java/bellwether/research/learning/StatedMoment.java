package bellwether.research.learning;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// What is wrong with the two moments of a trade, by the pointers `/opened_at` and
    /// `/closed_at`.
    public static List<Fault> faults(@Nullable String openedAt, @Nullable String closedAt) {
        List<Fault> faults = new ArrayList<>();
        Optional<StatedMoment> opened = moment(faults, "/opened_at", openedAt);
        Optional<StatedMoment> closed = moment(faults, "/closed_at", closedAt);
        if (opened.isPresent()
                && closed.isPresent()
                && closed.get().at().isBefore(opened.get().at())) {
            faults.add(
                    new Fault(
                            "/closed_at",
                            "must not be before opened_at %s, was %s"
                                    .formatted(Quoted.text(openedAt), Quoted.text(closedAt))));
        }
        return faults;
    }

    private static Optional<StatedMoment> moment(
            List<Fault> faults, String pointer, @Nullable String text) {
        Optional<StatedMoment> moment = Optional.ofNullable(text).flatMap(StatedMoment::parse);
        if (text != null && moment.isEmpty()) {
            faults.add(new Fault(pointer, "%s, was \"%s\"".formatted(RULE, Quoted.text(text))));
        }
        return moment;
    }

    /// The day at an exchange.
    public LocalDate day(TradingCalendar calendar) {
        return isDate ? LocalDate.ofInstant(at, ZoneOffset.UTC) : calendar.day(at);
    }
}
