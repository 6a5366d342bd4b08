package bellwether.market.imports.format;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.date.ShortYears;
import bellwether.market.imports.date.SymbolTimes;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at the dates of a whole file, where its first rows leave open how they are meant: whether
/// the month or the day comes first, and whether times of the day make it a file of intraday bars.
public final class DateSurvey {
    /// Whose times are looked at; more would show nothing else.
    private static final int MOST_SYMBOLS = 50_000;

    /// Of a minute.
    private static final int LAST_SECOND = 59;

    private static final Pattern DOTTED = Pattern.compile("\\d{1,2}\\.");

    private record Seen(String cell, long line) {}

    private final DateFormats forms;
    private final Optional<DateOrder> stated;
    private @Nullable Seen monthFirst;
    private @Nullable Seen dayFirst;
    private @Nullable Seen either;
    private @Nullable String example;
    private final BarSpacing gaps = new BarSpacing();
    private final DaySpacing days = new DaySpacing();
    private long timedRows;
    private long untimedRows;
    private long lastSeconds;
    private boolean manyTimes;
    private boolean doubtful;
    private boolean utc;
    private boolean momentsOfUtc;
    private boolean offMidnight;
    private final Map<String, SymbolTimes> symbols = new HashMap<>();
    private final ShortYears years = new ShortYears();

    /// Dates with dots have the day first, in every language that writes them.
    private boolean onlyDots = true;

    /// @param latestYear that is not in the future
    /// @param stated what the caller says that dates begin with
    DateSurvey(int latestYear, Optional<DateOrder> stated) {
        forms = new DateFormats(latestYear);
        this.stated = stated;
    }

    /// @param symbol of the row; empty when no column names it
    void look(String cell, String symbol, long line) {
        Optional<DateFormats.Form> found = forms.of(cell.strip());
        if (found.isEmpty()) {
            return;
        }
        example = example == null ? cell : example;
        DateFormats.Form form = found.get();
        note(symbol, form);
        gaps.look(symbol, form);
        days.look(symbol, form);
        doubtful |= form.inDoubt();
        if (form.inDoubt()) {
            years.look(cell.strip(), line);
            weigh(form, new Seen(cell, line));
        }
    }

    private void note(String symbol, DateFormats.Form form) {
        if (form.time() < 0) {
            untimedRows++;
            return;
        }
        timedRows++;
        lastSeconds += form.time() % 60 == LAST_SECOND ? 1 : 0;
        offMidnight |= form.time() > 0;
        utc |= form.isUtc();
        momentsOfUtc |= form.isUtc() && form.time() > 0;
        if (manyTimes || (symbols.size() == MOST_SYMBOLS && !symbols.containsKey(symbol))) {
            return; // enough is known
        }
        LocalDate day = form.date();
        if (day == null) {
            LocalDate month = form.read(DateOrder.MONTH_FIRST);
            day = month != null ? month : form.read(DateOrder.DAY_FIRST);
        }
        manyTimes = symbols.computeIfAbsent(symbol, _ -> new SymbolTimes()).add(day, form);
    }

    private void weigh(DateFormats.Form form, Seen seen) {
        onlyDots &= DOTTED.matcher(seen.cell.strip()).lookingAt();
        LocalDate month = form.read(DateOrder.MONTH_FIRST);
        LocalDate day = form.read(DateOrder.DAY_FIRST);
        if (month != null && day == null) {
            monthFirst = monthFirst == null ? seen : monthFirst;
        } else if (day != null && month == null) {
            dayFirst = dayFirst == null ? seen : dayFirst;
        } else if (month != null && !month.equals(day)) {
            either = either == null ? seen : either;
        }
    }

    /// Whether what has been seen leaves something open, so that the rest must be looked at too. An
    /// order that is stated is of dates that may come later.
    public boolean isOpen() {
        return stated.isPresent() || doubtful || utc || offMidnight || manyTimes;
    }

    /// How the dates are meant.
    ///
    /// @throws Refusal when nothing says if the month or the day comes first, or both are said
    public DateStyle style() {
        years.requireLast();
        DateOrder order = order();
        Optional<Timeframe> within = within();
        if (within.isEmpty()) {
            days.refuseLonger(order);
        }
        boolean single = within.isEmpty() && isOneRowEach();
        boolean closingTimes = single || areClosingTimes();
        return new DateStyle(
                order,
                closingTimes,
                closingTimes && momentsOfUtc,
                single,
                within,
                within.isPresent() && 10 * lastSeconds >= 9 * timedRows,
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
            return proven(month == null ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }
        if (doubtful && stated.isPresent()) {
            return stated.get();
        }
        if (open != null && !onlyDots) {
            throw ambiguous(open);
        }
        if (open != null) {
            return DateOrder.DAY_FIRST;
        }
        return DateOrder.UNSETTLED;
    }

    /// @throws Refusal when the caller says otherwise
    private DateOrder proven(DateOrder order) {
        Seen witness = Objects.requireNonNull(monthFirst == null ? dayFirst : monthFirst);
        if (stated.isPresent() && stated.get() != order) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "dates_contradicted",
                    "Its dates were stated to begin with the %s, but line %d has %s, which can only begin with the %s. Nothing was stored; leave the order of dates out."
                            .formatted(
                                    stated.get().label(),
                                    witness.line,
                                    Rejection.shown(witness.cell),
                                    order.label()));
        }
        return order;
    }

    private Refusal ambiguous(Seen open) {
        DateFormats.Form form = forms.of(open.cell.strip()).orElseThrow();
        return Refusal.of(
                RefusalKind.INVALID,
                "ambiguous_dates",
                "Line %d: %s is %s when the month comes first and %s when the day does, and nothing in the file settles it. Say which with --dates=month_first or --dates=day_first (dates= over HTTP)."
                        .formatted(
                                open.line,
                                Rejection.shown(open.cell),
                                form.read(DateOrder.MONTH_FIRST),
                                form.read(DateOrder.DAY_FIRST)));
    }

    /// All rows of a symbol, of several days, at one time of the day, but for summer time: that is
    /// when a session ended or began, and the bars are daily.
    private boolean areClosingTimes() {
        return !manyTimes
                && untimedRows == 0
                && offMidnight
                && symbols.values().stream().allMatch(SymbolTimes::isOneTime)
                && symbols.values().stream().anyMatch(times -> times.days() > 1);
    }

    /// One row of each symbol proves nothing by itself, but may be at the close.
    private boolean isOneRowEach() {
        return !manyTimes
                && untimedRows == 0
                && offMidnight
                && symbols.values().stream().allMatch(times -> times.rows() == 1);
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
