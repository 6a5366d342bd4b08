package bellwether.platform.drawing;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Days at which a time axis is labelled: begins of years or months, Mondays or days, as close
/// together as their labels allow.
record DateTicks(List<Tick> ticks) {
    private static final List<Unit> UNITS =
            List.of(
                    new Unit(Kind.DAY, 1, 86),
                    new Unit(Kind.DAY, 2, 86),
                    new Unit(Kind.DAY, 7, 86),
                    new Unit(Kind.DAY, 14, 86),
                    new Unit(Kind.MONTH, 1, 70),
                    new Unit(Kind.MONTH, 2, 70),
                    new Unit(Kind.MONTH, 3, 70),
                    new Unit(Kind.MONTH, 6, 70),
                    new Unit(Kind.YEAR, 1, 46),
                    new Unit(Kind.YEAR, 2, 46),
                    new Unit(Kind.YEAR, 5, 46),
                    new Unit(Kind.YEAR, 10, 46),
                    new Unit(Kind.YEAR, 20, 46),
                    new Unit(Kind.YEAR, 50, 46));

    /// A Monday.
    private static final long MONDAY = 4;

    record Tick(LocalDate date, String label) {}

    private enum Kind {
        DAY,
        MONTH,
        YEAR
    }

    /// @param room that a label takes, in pixels
    private record Unit(Kind kind, int every, double room) {
        double days() {
            return every
                    * switch (kind) {
                        case DAY -> 1;
                        case MONTH -> 30;
                        case YEAR -> 365;
                    };
        }

        LocalDate first(LocalDate from) {
            return switch (kind) {
                case DAY ->
                        LocalDate.ofEpochDay(
                                MONDAY
                                        + every
                                                * Math.ceilDiv(
                                                        from.toEpochDay() - MONDAY, (long) every));
                case MONTH -> {
                    int months = Math.ceilDiv(monthsUntil(from), every) * every;
                    yield LocalDate.of(months / 12, months % 12 + 1, 1);
                }
                case YEAR ->
                        LocalDate.of(
                                Math.ceilDiv(
                                                from.getDayOfYear() == 1
                                                        ? from.getYear()
                                                        : from.getYear() + 1,
                                                every)
                                        * every,
                                1,
                                1);
            };
        }

        private static int monthsUntil(LocalDate date) {
            int begun = date.getYear() * 12 + date.getMonthValue() - 1;
            return date.getDayOfMonth() == 1 ? begun : begun + 1;
        }

        LocalDate next(LocalDate date) {
            return switch (kind) {
                case DAY -> date.plusDays(every);
                case MONTH -> date.plusMonths(every);
                case YEAR -> date.plusYears(every);
            };
        }

        String label(LocalDate date) {
            return switch (kind) {
                case DAY -> date.toString();
                case MONTH ->
                        date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                + " "
                                + date.getYear();
                case YEAR -> Integer.toString(date.getYear());
            };
        }
    }

    /// @param width of the axis, in pixels
    static DateTicks of(LocalDate first, LocalDate last, double width) {
        double days = Math.max(1, last.toEpochDay() - first.toEpochDay());
        Unit unit = UNITS.getLast();
        for (Unit candidate : UNITS) {
            if (candidate.days() * width / days >= candidate.room()) {
                unit = candidate;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate date = unit.first(first); !date.isAfter(last); date = unit.next(date)) {
            ticks.add(new Tick(date, unit.label(date)));
        }
        if (ticks.isEmpty()) {
            ticks.add(new Tick(first, first.toString()));
        }
        return new DateTicks(List.copyOf(ticks));
    }
}
