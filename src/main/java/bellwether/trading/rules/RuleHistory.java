package bellwether.trading.rules;

import bellwether.market.bars.Bars;
import bellwether.market.bars.LongerBars;
import bellwether.market.bars.Split;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One symbol's raw bars as rules see them.
///
/// Indicators are computed over prices in the shares of the first bar: each price times the product
/// of the ratios of all splits up to its bar, each volume divided by it. Prices are then divided
/// back to the shares of the bar that they are asked on. So a value at a bar knows no later split,
/// to the bit.
public final class RuleHistory {
    private static final double[] NO_COLUMN = {};

    static final RuleHistory NONE = of(Bars.room(0), Timeframe.DAY);

    private final Bars raw;
    private final double[] shares;
    private final Series series;
    private final Timeframe timeframe;
    private final Optional<TradingCalendar> calendar;

    private RuleHistory(
            Bars raw,
            double[] shares,
            Series series,
            Timeframe timeframe,
            Optional<TradingCalendar> calendar) {
        this.raw = raw;
        this.shares = shares;
        this.series = series;
        this.timeframe = timeframe;
        this.calendar = calendar;
    }

    /// A history without splits.
    public static RuleHistory of(Bars bars, Timeframe timeframe) {
        double[] shares = new double[bars.size()];
        Arrays.fill(shares, 1);
        return of(bars, shares, timeframe);
    }

    /// @param shares of each bar, how many shares one of the first bar has become
    private static RuleHistory of(Bars bars, double[] shares, Timeframe timeframe) {
        boolean split = areSplit(shares);
        Series series =
                new Series(
                        split ? forward(bars.open(), shares) : bars.open(),
                        split ? forward(bars.high(), shares) : bars.high(),
                        split ? forward(bars.low(), shares) : bars.low(),
                        split ? forward(bars.close(), shares) : bars.close(),
                        split ? volumes(bars.volume(), shares) : bars.volume(),
                        NO_COLUMN,
                        bars.size());
        return new RuleHistory(
                bars, shares, series.sectioned(ownSections(bars)), timeframe, Optional.empty());
    }

    private static boolean areSplit(double[] shares) {
        for (double each : shares) {
            if (each != 1) {
                return true;
            }
        }
        return false;
    }

    /// A history with the splits that its prices show; others are left out.
    ///
    /// @param zone by whose clock the day of a split begins; UTC for bars that are dated by days
    public static RuleHistory of(Bars bars, List<Split> splits, Timeframe timeframe, ZoneId zone) {
        double[] shares = new double[bars.size()];
        Arrays.fill(shares, 1);
        for (Split split : splits) {
            int place = bars.place(split.exDate().atStartOfDay(zone).toEpochSecond());
            for (int bar = place; split.applied() && place > 0 && bar < shares.length; bar++) {
                shares[bar] *= split.ratio();
            }
        }
        return of(bars, shares, timeframe);
    }

    /// A history with the splits that its prices show and the calendar of its exchange, by which
    /// the bars of a day lie in one session.
    public static RuleHistory of(
            Bars bars, List<Split> splits, Timeframe timeframe, TradingCalendar exchange) {
        ZoneId zone = timeframe.isIntraday() ? exchange.zone() : ZoneOffset.UTC;
        RuleHistory history = of(bars, splits, timeframe, zone).with(exchange);
        if (!timeframe.isIntraday()) {
            return history;
        }
        double[] sessions = new double[bars.size()];
        Arrays.setAll(
                sessions,
                bar -> exchange.sessionOfBar(Instant.ofEpochSecond(bars.time()[bar])).toEpochDay());
        return history.withSessions(sessions);
    }

    /// Each bar a session of its own, as days are.
    private static double[] ownSections(Bars bars) {
        double[] sections = new double[bars.size()];
        Arrays.setAll(sections, i -> i);
        return sections;
    }

    private static double[] forward(double[] prices, double[] shares) {
        double[] forward = new double[shares.length];
        for (int bar = 0; bar < forward.length; bar++) {
            forward[bar] = prices[bar] * shares[bar];
        }
        return forward;
    }

    private static double[] volumes(double[] volumes, double[] shares) {
        double[] forward = new double[shares.length];
        for (int bar = 0; bar < forward.length; bar++) {
            forward[bar] = volumes[bar] / shares[bar];
        }
        return forward;
    }

    /// The same with the calendar of the exchange, by which longer bars are complete.
    public RuleHistory with(TradingCalendar exchange) {
        return new RuleHistory(raw, shares, series, timeframe, Optional.of(exchange));
    }

    /// The same with the number of the session that each bar lies in.
    public RuleHistory withSessions(double[] sessions) {
        return new RuleHistory(raw, shares, series.sectioned(sessions), timeframe, calendar);
    }

    /// Its first bars only.
    public RuleHistory prefix(int bars) {
        return new RuleHistory(raw.first(bars), shares, series.prefix(bars), timeframe, calendar);
    }

    /// Its first bars in arrays of their own, of which no later bar can be read.
    public RuleHistory cut(int bars) {
        int size = Math.min(bars, size());
        return new RuleHistory(
                raw.trimmed(size),
                Arrays.copyOf(shares, size),
                series.trimmed(size),
                timeframe,
                calendar);
    }

    /// Its first bars, and instead of the next one a made-up bar at its time that keeps the last
    /// close; the same where no bar follows.
    public RuleHistory endingFlat(int bars) {
        int size = Math.min(bars, size());
        if (size == 0 || size == size()) {
            return cut(size);
        }
        double last = raw.close()[size - 1];
        double[] price = {last};
        Bars flat =
                new Bars(
                        1,
                        new long[] {raw.time()[size]},
                        price,
                        price,
                        price,
                        price,
                        new double[] {Double.NaN});
        double[] known = Arrays.copyOf(shares, size + 1);
        known[size] = shares[size - 1];
        RuleHistory ended = of(raw.trimmed(size).plus(flat), known, timeframe);
        return new RuleHistory(
                ended.raw,
                known,
                ended.series.sectioned(Arrays.copyOf(series.column(Input.SESSION), size + 1)),
                timeframe,
                calendar);
    }

    /// All from a bar on, as if nothing had been before: in the shares of that bar.
    public RuleHistory from(int first) {
        double[] later = Arrays.copyOfRange(shares, first, size());
        double begin = later.length == 0 ? 1 : later[0];
        for (int bar = 0; bar < later.length; bar++) {
            later[bar] /= begin;
        }
        RuleHistory begun = of(raw.from(first), later, timeframe);
        return new RuleHistory(
                begun.raw,
                later,
                begun.series.sectioned(
                        Arrays.copyOfRange(series.column(Input.SESSION), first, size())),
                timeframe,
                calendar);
    }

    public int size() {
        return raw.size();
    }

    /// As they were traded.
    public Bars raw() {
        return raw;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /// The day of a bar, at the exchange where its calendar is known.
    public LocalDate date(int bar) {
        long time = raw.time()[bar];
        return timeframe.isIntraday() && calendar.isPresent()
                ? calendar.get().sessionOfBar(Instant.ofEpochSecond(time))
                : Timeframe.date(time);
    }

    /// How many sessions of the exchange lie between the bar before and a bar, and so have none; 0
    /// where its calendar is not known.
    public int sessionsBefore(int bar) {
        LocalDate from = date(bar - 1).plusDays(1);
        LocalDate to = date(bar).minusDays(1);
        return calendar.isEmpty() || to.isBefore(from)
                ? 0
                : calendar.get().sessionsBetween(from, to).size();
    }

    /// Prices in the shares of the first bar.
    public Series series() {
        return series;
    }

    /// How many shares at a bar one share of the first bar has become.
    public double shares(int bar) {
        return shares[bar];
    }

    /// What a value of one bar is on a later one, in that one's shares. Without a split between
    /// them it is the same.
    ///
    /// @param scale how it changes with the number of shares, as of a field
    public double carried(double value, int from, int to, int scale) {
        double ratio = shares[from] == shares[to] || scale == 0 ? 1 : shares[to] / shares[from];
        if (ratio == 1) {
            return value;
        }
        double carried = value;
        for (int i = 0; i < Math.abs(scale); i++) {
            carried = scale > 0 ? carried / ratio : carried * ratio;
        }
        return carried;
    }

    /// The bars in the shares of the first one, put together to a longer timeframe.
    ///
    /// @throws IllegalArgumentException when the timeframe is not longer, or no calendar is known
    Longer longer(Timeframe longer) {
        TradingCalendar exchange =
                calendar.orElseThrow(() ->
                        new IllegalArgumentException(
                                "longer bars need the calendar of the exchange"));
        Bars forward =
                new Bars(
                        raw.size(),
                        raw.time(),
                        series.open(),
                        series.high(),
                        series.low(),
                        series.close(),
                        series.volume());
        LongerBars bars = LongerBars.of(forward, timeframe, longer, exchange);
        return new Longer(of(bars.bars(), longer), bars.knownOn());
    }

    /// A history of longer bars, and on which bar each is known.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Longer(RuleHistory history, int[] knownOn) {
        /// The newest longer bar that is known at each of so many bars; −1 before the first.
        int[] newest(int size) {
            int[] newest = new int[size];
            int place = -1;
            for (int bar = 0; bar < size; bar++) {
                while (place + 1 < knownOn.length && knownOn[place + 1] <= bar) {
                    place++;
                }
                newest[bar] = place;
            }
            return newest;
        }
    }
}
