package bellwether.research.learning.outcome;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.label.LabelTape;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The finished bars of a symbol as labels see them.
final class LabelBars {
    private static final int RANGE_BARS = 14;
    private static final int NOT_COUNTED = -1;

    private final Timeframe timeframe;
    private final TradingCalendar calendar;
    private final Bars bars;
    private final double[] range;
    private final List<Split> splits;
    private final List<LocalDate> suspected;
    private final boolean delisted;
    private final InstrumentTerms instrument;

    /// By the shares of the bar that they are in.
    private final Map<Double, LabelTape> tapes = new HashMap<>();

    /// Sessions before each bar that have none.
    private final int[] missing;

    /// @param history adjusted for the splits on record
    /// @param delisted the first day without trading
    /// @param instrument with the costs of the symbol where none are chosen
    LabelBars(
            History history,
            Timeframe timeframe,
            TradingCalendar calendar,
            Optional<LocalDate> delisted,
            InstrumentTerms instrument) {
        this.timeframe = timeframe;
        this.instrument = instrument;
        this.calendar = calendar;
        bars = delisted.map(day -> before(history.bars(), day)).orElse(history.bars());
        splits = history.splits();
        this.delisted = delisted.isPresent();
        suspected = SuspectedSplit.among(bars).stream().map(SuspectedSplit::date).toList();
        range = new double[bars.size()];
        Atr.compute(series(bars), RANGE_BARS, range);
        missing = new int[bars.size()];
        Arrays.fill(missing, NOT_COUNTED);
    }

    /// What is quoted after a delisting was traded elsewhere.
    private Bars before(Bars all, LocalDate day) {
        return all.first(all.place(beginOf(day)));
    }

    private long beginOf(LocalDate day) {
        ZoneId zone = timeframe.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static Series series(Bars of) {
        return new Series(of.open(), of.high(), of.low(), of.close(), of.volume(), of.size());
    }

    Bars bars() {
        return bars;
    }

    /// Whether no bar will follow the last one.
    boolean isDelisted() {
        return delisted;
    }

    /// The bar that began at a time.
    OptionalInt at(long time) {
        int place = bars.place(time);
        return place < bars.size() && bars.time()[place] == time
                ? OptionalInt.of(place)
                : OptionalInt.empty();
    }

    boolean isBehind(long time) {
        return bars.size() == 0 || time > bars.time()[bars.size() - 1];
    }

    /// Of 14 bars up to a bar, in its shares; NaN where there are not so many.
    double range(int bar) {
        return range[bar] * factor(bar);
    }

    /// The bars in the shares of one of them.
    LabelTape tape(int bar) {
        return tapes.computeIfAbsent(factor(bar), this::tape);
    }

    private LabelTape tape(double factor) {
        Bars shown = factor == 1 ? bars : scaled(bars, factor);
        return new LabelTape(
                RuleHistory.of(shown, timeframe).with(calendar),
                bar -> range[bar] * factor,
                instrument,
                delisted);
    }

    /// Of all that decides outcomes on the first bars.
    long digest(int size) {
        return PriceDigest.of(
                bars,
                size,
                "%s %s %s%s"
                        .formatted(
                                instrument.currency(),
                                instrument.priceUnit().toPlainString(),
                                instrument.costs().name(),
                                delisted && size == bars.size() ? " delisted" : ""));
    }

    private static Bars scaled(Bars some, double factor) {
        Bars scaled = Bars.room(some.size());
        for (int i = 0; i < some.size(); i++) {
            scaled.time()[i] = some.time()[i];
            scaled.open()[i] = some.open()[i] * factor;
            scaled.high()[i] = some.high()[i] * factor;
            scaled.low()[i] = some.low()[i] * factor;
            scaled.close()[i] = some.close()[i] * factor;
            scaled.volume()[i] = some.volume()[i] / factor;
        }
        return scaled;
    }

    /// What prices as traded on a bar are of the adjusted ones: the ratio of all later splits.
    private double factor(int bar) {
        double factor = 1;
        for (Split split : splits) {
            if (split.applied() && bars.time()[bar] < beginOf(split.exDate())) {
                factor *= split.ratio();
            }
        }
        return factor;
    }

    /// Whether a split is suspected behind a bar and up to another.
    boolean isSplitSuspected(int after, int upTo) {
        LocalDate from = date(after);
        LocalDate to = date(upTo);
        return suspected.stream().anyMatch(day -> day.isAfter(from) && !day.isAfter(to));
    }

    /// How many sessions between two bars have none.
    int missing(int from, int to) {
        int sum = 0;
        for (int bar = from + 1; bar <= to; bar++) {
            sum += missingBefore(bar);
        }
        return sum;
    }

    private int missingBefore(int bar) {
        if (missing[bar] == NOT_COUNTED) {
            missing[bar] = sessions(nextDay(bar - 1), date(bar).minusDays(1));
        }
        return missing[bar];
    }

    /// How many sessions behind the last bar are over and have none.
    int missingBehind(Instant now) {
        return bars.size() == 0
                ? 0
                : sessions(nextDay(bars.size() - 1), calendar.lastCompletedSession(now));
    }

    private int sessions(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? 0 : calendar.sessionsBetween(from, to).size();
    }

    private LocalDate date(int bar) {
        long time = bars.time()[bar];
        return timeframe.isIntraday()
                ? calendar.sessionOfBar(Instant.ofEpochSecond(time))
                : Timeframe.date(time);
    }

    /// The first day that the bar does not cover.
    private LocalDate nextDay(int bar) {
        LocalDate day = date(bar);
        return switch (timeframe) {
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
            case QUARTER -> day.plusMonths(3);
            case YEAR -> day.plusYears(1);
            default -> day.plusDays(1);
        };
    }
}
