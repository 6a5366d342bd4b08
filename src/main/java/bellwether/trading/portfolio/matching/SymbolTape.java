package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Sha256;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The finished bars of a symbol as an account walks them.
final class SymbolTape {
    private static final int HASH_DIGITS = 16;

    private final String ticker;
    private final TradingCalendar calendar;
    private final RuleHistory history;
    private final Timeframe timeframe;
    private final PastStatistics past;
    private final List<CorporateAction> actions;
    private final Optional<LocalDate> delisted;
    private final long[] begins;

    /// @param history of raw bars, with the splits on record
    /// @param actions on record, the oldest first
    /// @param delisted the first day on which it no longer trades
    SymbolTape(
            String ticker,
            TradingCalendar calendar,
            RuleHistory history,
            List<CorporateAction> actions,
            Optional<LocalDate> delisted) {
        this.ticker = ticker;
        this.calendar = calendar;
        this.history = history;
        this.timeframe = history.timeframe();
        this.past = PastStatistics.of(history);
        this.actions = List.copyOf(actions);
        this.delisted = delisted;
        begins = new long[history.size()];
        for (int bar = 0; bar < begins.length; bar++) {
            begins[bar] =
                    timeframe.isIntraday()
                            ? history.raw().time()[bar]
                            : calendar.open(date(bar)).getEpochSecond();
        }
    }

    String ticker() {
        return ticker;
    }

    TradingCalendar calendar() {
        return calendar;
    }

    Timeframe timeframe() {
        return timeframe;
    }

    List<CorporateAction> actions() {
        return actions;
    }

    Optional<LocalDate> delisted() {
        return delisted;
    }

    int size() {
        return begins.length;
    }

    Bars raw() {
        return history.raw();
    }

    /// When a bar began, in seconds of the epoch: that of a day with the exchange's opening.
    long begin(int bar) {
        return begins[bar];
    }

    /// When the newest bar began; the least number where there is none.
    long lastBegin() {
        return begins.length == 0 ? Long.MIN_VALUE : begins[begins.length - 1];
    }

    /// The first bar that began at or after a time; the size where there is none.
    int first(long time) {
        int place = Arrays.binarySearch(begins, time);
        return place >= 0 ? place : -place - 1;
    }

    /// The bar that began then; negative where there is none.
    int at(long time) {
        return Arrays.binarySearch(begins, time);
    }

    LocalDate date(int bar) {
        long time = history.raw().time()[bar];
        return timeframe.isIntraday()
                ? calendar.sessionOfBar(Instant.ofEpochSecond(time))
                : Timeframe.date(time);
    }

    /// How people call a bar: by its date, within the day by when it began.
    String name(int bar) {
        return timeframe.isIntraday()
                ? Instant.ofEpochSecond(begins[bar]).toString()
                : date(bar).toString();
    }

    /// The first bar of a day, or of the next that has one; the size where there is none.
    int firstOn(LocalDate day) {
        int low = 0;
        int high = begins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (date(middle).isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean endsSession(int bar) {
        return !timeframe.isIntraday()
                || begins[bar] + timeframe.seconds()
                        >= calendar.endOfBars(date(bar)).getEpochSecond();
    }

    TapeBar bar(int bar) {
        Bars raw = history.raw();
        double volume = raw.volume()[bar];
        return new TapeBar(
                ticker,
                raw.open()[bar],
                raw.high()[bar],
                raw.low()[bar],
                raw.close()[bar],
                volume >= 0 ? volume : TapeBar.UNKNOWN_VOLUME,
                past.before(bar));
    }

    /// Changes with each number of a bar.
    String hash(int bar) {
        Bars raw = history.raw();
        return Sha256.hex(
                        "%s %s %s %s %s"
                                .formatted(
                                        raw.open()[bar],
                                        raw.high()[bar],
                                        raw.low()[bar],
                                        raw.close()[bar],
                                        raw.volume()[bar]))
                .substring(0, HASH_DIGITS);
    }

    /// Until when a date on which others have bars waits for one of this symbol. Empty where it has
    /// that bar or a later one, where it does not trade then, and where no bar was due.
    ///
    /// @param time when the others' bars began
    /// @param from bars that begin before it are not wanted
    Optional<Instant> awaited(long time, long from) {
        long due = due(time);
        return due < from || lastBegin() >= due || isGone(due)
                ? Optional.empty()
                : Optional.of(patience(due));
    }

    private boolean isGone(long time) {
        LocalDate day = calendar.day(Instant.ofEpochSecond(time));
        return delisted.isPresent() && !day.isBefore(delisted.get());
    }

    /// When the newest bar began, at the latest, that a symbol which trades without a pause has by
    /// a time.
    long due(long time) {
        LocalDate day = calendar.day(Instant.ofEpochSecond(time));
        if (!calendar.isTradingDay(day) || calendar.open(day).getEpochSecond() > time) {
            day = calendar.sessionBefore(day);
        }
        return timeframe.isIntraday()
                ? Math.min(time, calendar.close(day).getEpochSecond() - timeframe.seconds())
                : calendar.open(day).getEpochSecond();
    }

    /// Until when a bar is waited for that began then: it may be stored some time after its end.
    Instant patience(long begin) {
        if (timeframe.isIntraday()) {
            return Instant.ofEpochSecond(begin + timeframe.seconds())
                    .plus(MatchPlan.PATIENCE_INTRADAY);
        }
        LocalDate day = calendar.day(Instant.ofEpochSecond(begin));
        return calendar.session(day)
                .map(Session::complete)
                .orElse(calendar.close(day))
                .plus(MatchPlan.PATIENCE);
    }
}
