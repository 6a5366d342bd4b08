package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at the dates of a whole file, where its first rows leave open how they are meant: whether
/// the month or the day comes first, and whether times of the day make it a file of intraday bars.
public final class DateSurvey {
    private static final int SUMMER_TIME = 3_600;
    private static final int DAY = (int) Timeframe.SECONDS_PER_DAY;
    private static final int HALF_DAY = DAY / 2;

    private static final Pattern DOTTED = Pattern.compile("\\d{1,2}\\.");

    private record Seen(String cell, long line) {}

    private final DateFormats forms;
    private final Set<Integer> times = new HashSet<>();
    private @Nullable Seen monthFirst;
    private @Nullable Seen dayFirst;
    private @Nullable Seen either;
    private @Nullable String example;
    private final BarSpacing gaps = new BarSpacing();
    private final DaySpacing days = new DaySpacing();
    private long timedRows;
    private long untimedRows;
    private boolean manyTimes;
    private boolean untimed;
    private boolean doubtful;
    private @Nullable Integer firstOfUtc;
    private boolean momentsOfUtc;

    /// Dates with dots have the day first, in every language that writes them.
    private boolean onlyDots = true;

    private final Map<LocalDate, Integer> timesOfDays = new HashMap<>();

    /// @param latestYear that is not in the future
    DateSurvey(int latestYear) {
        forms = new DateFormats(latestYear);
    }

    /// @param symbol of the row; empty when no column names it
    void look(String cell, String symbol, long line) {
        Optional<DateFormats.Form> found = forms.of(cell.strip());
        if (found.isEmpty()) {
            return;
        }
        example = example == null ? cell : example;
        DateFormats.Form form = found.get();
        noteMoment(form);
        note(clockTime(form), form.time() < 0);
        gaps.look(symbol, form);
        days.look(form);
        doubtful |= form.inDoubt();
        if (form.inDoubt()) {
            weigh(form, new Seen(cell, line));
        } else {
            noteDay(form.date(), form);
        }
    }

    private void noteMoment(DateFormats.Form form) {
        if (form.isUtc()) {
            firstOfUtc = firstOfUtc == null ? Integer.valueOf(form.time()) : firstOfUtc;
            momentsOfUtc |= form.time() > 0;
        }
    }

    /// The time of the day; of a moment of UTC, within half a day of the file's first one. So 23:00
    /// and 00:00 are an hour apart, as London's midnights are in summer and in winter.
    private int clockTime(DateFormats.Form form) {
        Integer first = firstOfUtc;
        return form.isUtc() && first != null
                ? first + Math.floorMod(form.time() - first + HALF_DAY, DAY) - HALF_DAY
                : form.time();
    }

    private void note(int time, boolean isDate) {
        untimed |= isDate;
        timedRows += isDate ? 0 : 1;
        untimedRows += isDate ? 1 : 0;
        if (!isDate) {
            manyTimes |= times.add(time) && times.size() > 2;
        }
        if (times.size() > 2) {
            times.clear(); // enough is known
        }
    }

    /// Two times on one day are those of bars within it.
    private void noteDay(@Nullable LocalDate date, DateFormats.Form form) {
        if (date != null && form.time() >= 0) {
            int time = clockTime(form);
            LocalDate day = date.plusDays((form.time() - time) / DAY);
            manyTimes |= timesOfDays.computeIfAbsent(day, _ -> time) != time;
        }
    }

    private void weigh(DateFormats.Form form, Seen seen) {
        onlyDots &= DOTTED.matcher(seen.cell.strip()).lookingAt();
        LocalDate month = form.read(DateOrder.MONTH_FIRST);
        LocalDate day = form.read(DateOrder.DAY_FIRST);
        noteDay(month != null ? month : day, form);
        if (month != null && day == null) {
            monthFirst = monthFirst == null ? seen : monthFirst;
        } else if (day != null && month == null) {
            dayFirst = dayFirst == null ? seen : dayFirst;
        } else if (month != null && !month.equals(day)) {
            either = either == null ? seen : either;
        }
    }

    /// Whether what has been seen leaves something open, so that the rest must be looked at too.
    public boolean isOpen() {
        return doubtful
                || firstOfUtc != null
                || times.stream().anyMatch(time -> time != 0)
                || manyTimes;
    }

    /// How the dates are meant.
    ///
    /// @throws Refusal when nothing says if the month or the day comes first, or both are said
    public DateStyle style() {
        DateOrder order = order();
        Optional<Timeframe> within = within();
        if (within.isEmpty()) {
            days.refuseLonger(order);
        }
        boolean closingTimes = areClosingTimes();
        return new DateStyle(
                order,
                closingTimes,
                closingTimes && momentsOfUtc,
                within,
                otherLength(within),
                words(order));
    }

    private DateOrder order() {
        Seen month = monthFirst;
        Seen day = dayFirst;
        Seen open = either;
        if (month != null && day != null) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "contradicting_dates",
                    "Line %d has %s, which can only be month first, and line %d has %s, which can only be day first. Write the dates as yyyy-MM-dd."
                            .formatted(
                                    month.line,
                                    Rejection.shown(month.cell),
                                    day.line,
                                    Rejection.shown(day.cell)));
        }
        if (month != null || day != null) {
            return month != null ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        }
        if (open != null && !onlyDots) {
            throw ambiguous(open);
        }
        if (open != null) {
            return DateOrder.DAY_FIRST;
        }
        return DateOrder.UNSETTLED;
    }

    private Refusal ambiguous(Seen open) {
        DateFormats.Form form = forms.of(open.cell.strip()).orElseThrow();
        return Refusal.of(
                RefusalKind.INVALID,
                "ambiguous_dates",
                "Line %d: %s is %s when the month comes first and %s when the day does, and nothing in the file settles it. Write the dates as yyyy-MM-dd."
                        .formatted(
                                open.line,
                                Rejection.shown(open.cell),
                                form.read(DateOrder.MONTH_FIRST),
                                form.read(DateOrder.DAY_FIRST)));
    }

    /// All rows of several days at one time of the day, but for summer time: that is when a session
    /// ended or began, and the bars are daily.
    private boolean areClosingTimes() {
        if (manyTimes || untimed || timesOfDays.size() < 2 || times.isEmpty()) {
            return false;
        }
        int least = times.stream().mapToInt(Integer::intValue).min().orElseThrow();
        int most = times.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return (least != 0 || most != 0) && most - least <= SUMMER_TIME;
    }

    /// How long the bars are when they are those of times within days.
    private Optional<Timeframe> within() {
        return manyTimes && timedRows > untimedRows ? gaps.timeframe() : Optional.empty();
    }

    private Optional<String> otherLength(Optional<Timeframe> within) {
        return manyTimes && timedRows > untimedRows && within.isEmpty()
                ? gaps.otherLength()
                : Optional.empty();
    }

    private String words(DateOrder order) {
        String shown = example == null ? "none" : "as in " + Rejection.shown(example);
        return switch (order) {
            case UNSETTLED -> shown;
            case MONTH_FIRST -> shown + ", month first";
            case DAY_FIRST -> shown + ", day first";
        };
    }
}
