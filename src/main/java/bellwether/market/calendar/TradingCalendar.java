package bellwether.market.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The days on which one exchange trades, and when. Days are those of the exchange's own zone; it
/// never changes.
///
/// Where the holidays of a year are not known, its weekdays count as sessions and
/// [#isCertain(LocalDate)] says no.
public final class TradingCalendar {
    /// Further than any run of holidays, and near enough to end a search.
    private static final int LONGEST_PAUSE = 60;

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration FROM_FIVE_TO_MIDNIGHT = Duration.ofHours(7);

    private final Exchange exchange;
    private final TradingTimetable timetable;
    private final HolidayTable holidays;
    private final @Nullable CalendarYears certain;

    TradingCalendar(
            Exchange exchange,
            TradingTimetable timetable,
            HolidayTable holidays,
            @Nullable CalendarYears certain) {
        this.exchange = exchange;
        this.timetable = timetable;
        this.holidays = holidays;
        this.certain = certain;
    }

    public Exchange exchange() {
        return exchange;
    }

    public ZoneId zone() {
        return exchange.zone();
    }

    /// Whether the sessions of this day's year are known, so that a missing bar means something.
    public boolean isCertain(LocalDate day) {
        return certain != null && certain.hold(day.getYear());
    }

    /// The same of every day between two, both included.
    public boolean isCertain(LocalDate from, LocalDate to) {
        return isCertain(from) && isCertain(to);
    }

    public @Nullable CalendarYears certainYears() {
        return certain;
    }

    /// The holidays of a year by date, in order, those on weekends too.
    public Map<LocalDate, String> holidays(int year) {
        return holidays.of(year);
    }

    public boolean isTradingDay(LocalDate day) {
        return timetable.special(day).isPresent()
                || (timetable.week().contains(day.getDayOfWeek())
                        && !holidays.of(day.getYear()).containsKey(day));
    }

    /// What is celebrated or mourned on this day; nothing on one with trading.
    public Optional<String> holiday(LocalDate day) {
        return isTradingDay(day)
                ? Optional.empty()
                : Optional.ofNullable(holidays.of(day.getYear()).get(day));
    }

    /// The hours that hold at the time of this day, holidays and early closes aside.
    public UsualHours usualHours(LocalDate day) {
        TradingHours usual = timetable.usual(day);
        return new UsualHours(timetable.week(), usual.open(), usual.close(), usual.pauseOf(day));
    }

    public Optional<Session> session(LocalDate day) {
        return isTradingDay(day) ? Optional.of(hours(day)) : Optional.empty();
    }

    private Session hours(LocalDate day) {
        Optional<TradingTimetable.Special> special = timetable.special(day);
        if (special.isPresent()) {
            return special.get().hours().on(day, zone(), Optional.of(special.get().name()));
        }
        TradingHours usual = timetable.usual(day);
        return timetable
                .early(day)
                .map(end -> usual.until(end).on(day, zone(), Optional.of("early close")))
                .orElseGet(() -> usual.on(day, zone(), Optional.empty()));
    }

    /// The break within the hours of this day; nothing where trading goes on, and on days that end
    /// early.
    public Optional<SessionBreak> pause(LocalDate day) {
        TradingHours hours =
                timetable
                        .special(day)
                        .map(TradingTimetable.Special::hours)
                        .orElseGet(() -> timetable.usual(day));
        return timetable.special(day).isEmpty() && timetable.early(day).isPresent()
                ? Optional.empty()
                : hours.pauseOn(day, zone());
    }

    /// Every day with trading, both ends included, in order.
    public List<LocalDate> sessionsBetween(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (isTradingDay(day)) {
                days.add(day);
            }
        }
        return days;
    }

    /// How many sessions came after a day, up to and with the last completed one; nothing where the
    /// sessions of their years are not known.
    public OptionalInt sessionsSince(LocalDate day, LocalDate completed) {
        int sessions = sessionsBetween(day.plusDays(1), completed).size();
        return sessions == 0 || isCertain(day, completed)
                ? OptionalInt.of(sessions)
                : OptionalInt.empty();
    }

    /// When trading begins on this day, or would if there were any.
    public Instant open(LocalDate day) {
        return hours(day).opens();
    }

    /// When trading ends on this day, or would if there were any.
    public Instant close(LocalDate day) {
        return hours(day).closes();
    }

    /// The newest day whose bar no longer changes.
    public LocalDate lastCompletedSession(Instant now) {
        return sessionBefore(day(now).plusDays(2), day -> !isPartial(day, now));
    }

    /// Whether the bar of this day may still change. A day that should have no trading, but has a
    /// bar, is over when its usual hours are; one that is still to come is not.
    public boolean isPartial(LocalDate day, Instant now) {
        return now.isBefore(hours(day).complete());
    }

    /// The first session after this day.
    public LocalDate sessionAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isTradingDay(next)) {
            next = next.plusDays(1);
            requireNear(day, next);
        }
        return next;
    }

    /// Whether more than so many sessions came after a day, up to and with the last completed one.
    public boolean isOlder(LocalDate day, LocalDate completed, int sessions) {
        LocalDate next = day;
        for (int after = 0; after <= sessions; after++) {
            next = sessionAfter(next);
            if (next.isAfter(completed)) {
                return false;
            }
        }
        return true;
    }

    /// The last session before this day.
    public LocalDate sessionBefore(LocalDate day) {
        return sessionBefore(day, _ -> true);
    }

    private LocalDate sessionBefore(LocalDate day, Predicate<LocalDate> wanted) {
        LocalDate last = day.minusDays(1);
        while (!(isTradingDay(last) && wanted.test(last))) {
            last = last.minusDays(1);
            requireNear(day, last);
        }
        return last;
    }

    /// Whether no session follows this day up to `end`, which is included: a week whose Friday is a
    /// holiday is over with its Thursday.
    public boolean isLastSessionUntil(LocalDate day, LocalDate end) {
        for (LocalDate next = day.plusDays(1); !next.isAfter(end); next = next.plusDays(1)) {
            if (isTradingDay(next)) {
                return false;
            }
        }
        return true;
    }

    /// The day that it is at the exchange.
    public LocalDate day(Instant moment) {
        return moment.atZone(zone()).toLocalDate();
    }

    /// The day whose bar begins at this moment: that of the exchange's clock. Only currencies begin
    /// theirs on the evening before, at 17:00 in New York; a bar that begins at London's midnight
    /// is of the same day by that rule.
    public LocalDate dateOfBar(Instant begin) {
        return startsOnTheEveningBefore()
                ? begin.atZone(NEW_YORK).plus(FROM_FIVE_TO_MIDNIGHT).toLocalDate()
                : day(begin);
    }

    /// The session that a bar within the day belongs to: the day of the exchange's clock.
    /// Currencies open on Sunday evening; those bars are of the next day with trading.
    public LocalDate sessionOfBar(Instant begin) {
        LocalDate day = day(begin);
        return startsOnTheEveningBefore() && !isTradingDay(day) ? sessionAfter(day) : day;
    }

    /// When the last bar within a session ends. Currencies rest from 17:00 in New York on before a
    /// day without trading.
    public Instant endOfBars(LocalDate session) {
        return startsOnTheEveningBefore() && !isTradingDay(session.plusDays(1))
                ? session.plusDays(1)
                        .atStartOfDay(NEW_YORK)
                        .minus(FROM_FIVE_TO_MIDNIGHT)
                        .toInstant()
                : close(session);
    }

    /// Whether bars of days begin on the evening before.
    public boolean startsOnTheEveningBefore() {
        return exchange.mic().equals(ExchangeResolver.FOREX);
    }

    private void requireNear(LocalDate from, LocalDate reached) {
        if (Math.abs(reached.toEpochDay() - from.toEpochDay()) > LONGEST_PAUSE) {
            throw new IllegalStateException(
                    "%s has no session near %s".formatted(exchange.mic(), from));
        }
    }

    @Override
    public String toString() {
        return exchange.mic();
    }
}
