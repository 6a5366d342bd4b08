package bellwether.desk.alert.rule;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.DidYouMean;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the times of a rule: by the clock, when it may fire, until when.
final class RuleTimeReader {
    private static final List<String> WEEK =
            Arrays.stream(DayOfWeek.values()).map(RuleTimeReader::word).toList();

    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    private final RuleFaults faults;
    private final Calendars calendars;

    RuleTimeReader(RuleFaults faults, Calendars calendars) {
        this.faults = faults;
        this.calendars = calendars;
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /// A rule by the clock: `{at, zone, days, mic}`.
    Optional<RuleTrigger> clock(JsonNode node, String pointer) {
        ObjectFaults object = faults.object(node, pointer);
        if (!object.isObject(List.of("at", "zone", "days", "mic"))) {
            return Optional.empty();
        }
        Optional<LocalTime> at = time(object, "at", null);
        ClockSchedule.Days days =
                object.word("days", ClockSchedule.Days.class, ClockSchedule.Days.DAILY);
        Optional<TradingCalendar> exchange = exchange(object, days);
        Optional<ZoneId> zone =
                object.has("zone") || exchange.isEmpty()
                        ? zone(object)
                        : exchange.map(TradingCalendar::zone);
        return at.isPresent() && zone.isPresent()
                ? Optional.of(
                        new RuleTrigger.Due(
                                new ClockSchedule(at.get(), zone.get(), days, exchange)))
                : Optional.empty();
    }

    private Optional<TradingCalendar> exchange(ObjectFaults object, ClockSchedule.Days days) {
        boolean wanted = days == ClockSchedule.Days.SESSION;
        if (!object.has("mic")) {
            if (wanted) {
                object.wrong(
                        object.at("mic"),
                        "must be given for days session: an exchange such as XNYS or XNSE");
            }
            return Optional.empty();
        }
        if (!wanted) {
            object.wrong(object.at("mic"), "must be absent for days " + days.word());
            return Optional.empty();
        }
        String typed = object.get("mic").asText();
        Optional<TradingCalendar> known = calendars.named(typed);
        if (known.isEmpty()) {
            object.wrong(object.at("mic"), calendars.unknownExchange(typed));
        }
        return known;
    }

    /// When it may fire: `{days, from, to, zone}`.
    Optional<ActiveWindow> window(JsonNode node, String pointer) {
        ObjectFaults object = faults.object(node, pointer);
        if (!object.isObject(List.of("days", "from", "to", "zone"))) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = days(object);
        Optional<LocalTime> from = time(object, "from", MIDNIGHT);
        Optional<LocalTime> to = time(object, "to", MIDNIGHT);
        Optional<ZoneId> zone = zone(object);
        return from.isPresent() && to.isPresent() && zone.isPresent() && !days.isEmpty()
                ? Optional.of(new ActiveWindow(days, from.get(), to.get(), zone.get()))
                : Optional.empty();
    }

    private static Set<DayOfWeek> days(ObjectFaults object) {
        if (!object.has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        JsonNode node = object.get("days");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < node.size(); i++) {
            String typed = node.path(i).asText();
            if (WEEK.contains(typed)) {
                days.add(DayOfWeek.of(WEEK.indexOf(typed) + 1));
            } else {
                object.wrong(object.at("days") + "/" + i, DidYouMean.rule(WEEK, typed));
            }
        }
        if (!node.isArray() || node.isEmpty()) {
            object.wrong(
                    object.at("days"),
                    "must be a list of days such as [\"mon\", \"fri\"], was "
                            + ObjectFaults.shown(node));
        }
        return days;
    }

    private static Optional<LocalTime> time(
            ObjectFaults object, String key, @Nullable LocalTime usual) {
        if (!object.has(key) && usual != null) {
            return Optional.of(usual);
        }
        JsonNode node = object.get(key);
        try {
            if (node.isTextual() && node.textValue().matches("\\d\\d:\\d\\d")) {
                return Optional.of(LocalTime.parse(node.textValue()));
            }
        } catch (DateTimeException e) {
            // answered below, like a text of another form
        }
        object.wrong(
                object.at(key),
                "must be a time from 00:00 to 23:59, was " + ObjectFaults.shown(node));
        return Optional.empty();
    }

    private Optional<ZoneId> zone(ObjectFaults object) {
        JsonNode node = object.get("zone");
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (node.isTextual() && known.contains(node.textValue())) {
            return Optional.of(ZoneId.of(node.textValue()));
        }
        faults.add(
                RuleReading.BAD_ZONE,
                object.at("zone"),
                "must be a zone of the time zone database such as Europe/Berlin, was %s%s"
                        .formatted(
                                ObjectFaults.shown(node), DidYouMean.ending(known, node.asText())));
        return Optional.empty();
    }

    /// From when on it no longer fires: a day, whose beginning in UTC is meant, or a time.
    Optional<Instant> until(ObjectFaults body) {
        if (!body.has("until")) {
            return Optional.empty();
        }
        String typed = body.get("until").asText();
        try {
            Instant until =
                    typed.length() == "2027-01-31".length()
                            ? LocalDate.parse(typed).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(typed).toInstant();
            int year = until.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1900 && year <= 9999) {
                return Optional.of(until);
            }
        } catch (DateTimeException e) {
            // answered below, like a year that is out of bounds
        }
        body.wrong(
                body.at("until"),
                "must be a date such as 2027-01-31, or a time with its zone such as 2027-01-31T09:30:00Z, was "
                        + ObjectFaults.shown(body.get("until")));
        return Optional.empty();
    }
}
