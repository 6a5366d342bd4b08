package bellwether.market.calendar;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A calendar as a YAML file beside this class writes it; several exchanges may share it.
///
/// @param days of the week with trading; Monday to Friday when left out
/// @param certain the years whose days are known; left out when none is
/// @param closed holidays that the rules do not give, by date
/// @param open dates that the rules hold for holidays, though there was trading
/// @param early dates that end early, by that time
/// @param sessions days with hours of their own, on a weekend or a holiday too
record CalendarFile(
        List<Place> exchanges,
        String zone,
        @Nullable List<DayOfWeek> days,
        List<TradingHours.Written> hours,
        @Nullable HolidayRules holidays,
        @Nullable CalendarYears certain,
        @Nullable Map<String, String> closed,
        @Nullable List<String> open,
        @Nullable Map<String, List<String>> early,
        @Nullable Map<String, TradingHours.Written> sessions) {
    private static final List<String> FILES =
            List.of(
                    "XNYS",
                    "XNSE",
                    "XLON",
                    "XETR",
                    "XPAR",
                    "XSWX",
                    "XTKS",
                    "XHKG",
                    "XTSE",
                    "XASX",
                    "others",
                    "round-the-clock");

    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);

    record Place(
            String mic,
            String name,
            @Nullable List<String> suffixes,
            @Nullable List<String> indices) {}

    static List<TradingCalendar> readAll() {
        YAMLMapper yaml = new YAMLMapper();
        List<TradingCalendar> all = new ArrayList<>();
        for (String name : FILES) {
            try (InputStream in = CalendarFile.class.getResourceAsStream(name + ".yaml")) {
                if (in == null) {
                    throw new IllegalStateException(name + ".yaml is not in the program");
                }
                yaml.readValue(in, new TypeReference<List<CalendarFile>>() {})
                        .forEach(file -> all.addAll(file.calendars()));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return all;
    }

    private List<TradingCalendar> calendars() {
        TradingTimetable timetable = timetable();
        HolidayTable closures =
                new HolidayTable(
                        holidays == null ? _ -> Map.of() : holidays::of,
                        new HolidayTable.Written(closedDays(), openDays()));
        return exchanges.stream()
                .map(place -> new TradingCalendar(exchange(place), timetable, closures, certain))
                .toList();
    }

    private Exchange exchange(Place place) {
        return new Exchange(
                place.mic(),
                place.name(),
                ZoneId.of(zone),
                Objects.requireNonNullElse(place.suffixes(), List.of()),
                Objects.requireNonNullElse(place.indices(), List.of()));
    }

    private TradingTimetable timetable() {
        Map<LocalDate, LocalTime> ends = new HashMap<>();
        orEmpty(early)
                .forEach((time, dates) ->
                        dates.forEach(d -> ends.put(LocalDate.parse(d), LocalTime.parse(time))));
        Map<LocalDate, TradingTimetable.Special> special = new HashMap<>();
        orEmpty(sessions)
                .forEach((date, written) ->
                        special.put(
                                LocalDate.parse(date),
                                new TradingTimetable.Special(
                                        Objects.requireNonNullElse(written.name(), "special"),
                                        written.hours())));
        return new TradingTimetable(
                days == null ? WEEKDAYS : Set.copyOf(days),
                hours.stream().map(TradingHours.Written::hours).toList(),
                ends,
                special);
    }

    private Map<LocalDate, String> closedDays() {
        Map<LocalDate, String> dates = new HashMap<>();
        orEmpty(closed).forEach((date, name) -> dates.put(LocalDate.parse(date), name));
        return dates;
    }

    private Set<LocalDate> openDays() {
        Set<LocalDate> dates = new HashSet<>();
        if (open != null) {
            open.forEach(date -> dates.add(LocalDate.parse(date)));
        }
        return dates;
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
