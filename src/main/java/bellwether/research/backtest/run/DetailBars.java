package bellwether.research.backtest.run;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finer stored bars inside the bars of a rule. Those of a bar are used only where they are whole:
/// where they begin at its open, and reach its high and its low and no further. Where some are
/// missing, the bar itself is used.
public final class DetailBars {
    /// A part of a price by which two sources may differ.
    private static final double SAME_EXTREME = 1e-4;

    private static final double SAME_OPEN = 1e-3;

    private final Bars bars;
    private final Timeframe timeframe;
    private final Map<Long, Place> places;

    /// @param end behind the last one
    record Place(int from, int end) {}

    private DetailBars(Bars bars, Timeframe timeframe, Map<Long, Place> places) {
        this.bars = bars;
        this.timeframe = timeframe;
        this.places = places;
    }

    /// Of a history.
    ///
    /// @param bars raw ones, in the shares of their day
    /// @param timeframe of them, shorter than that of the history
    public static DetailBars of(
            Bars bars, Timeframe timeframe, RuleHistory history, TradingCalendar calendar) {
        Map<Long, Place> places = new HashMap<>();
        int at = 0;
        for (int bar = 0; bar < history.size(); bar++) {
            while (at < bars.size() && isBefore(bars.time()[at], history, bar, calendar)) {
                at++;
            }
            int from = at;
            while (at < bars.size() && isWithin(bars.time()[at], history, bar, calendar)) {
                at++;
            }
            if (isWhole(bars, from, at, history.raw(), bar)) {
                places.put(history.raw().time()[bar], new Place(from, at));
            }
        }
        return new DetailBars(bars, timeframe, places);
    }

    private static boolean isBefore(
            long time, RuleHistory history, int bar, TradingCalendar calendar) {
        return history.timeframe().isIntraday()
                ? time < history.raw().time()[bar]
                : day(time, calendar).isBefore(history.date(bar));
    }

    private static boolean isWithin(
            long time, RuleHistory history, int bar, TradingCalendar calendar) {
        return history.timeframe().isIntraday()
                ? time < history.raw().time()[bar] + history.timeframe().seconds()
                : day(time, calendar).equals(history.date(bar));
    }

    private static LocalDate day(long time, TradingCalendar calendar) {
        return calendar.day(Instant.ofEpochSecond(time));
    }

    private static boolean isWhole(Bars finer, int from, int end, Bars whole, int bar) {
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        for (int i = from; i < end; i++) {
            high = Math.max(high, finer.high()[i]);
            low = Math.min(low, finer.low()[i]);
        }
        return from < end
                && same(high, whole.high()[bar], SAME_EXTREME)
                && same(low, whole.low()[bar], SAME_EXTREME)
                && same(finer.open()[from], whole.open()[bar], SAME_OPEN);
    }

    private static boolean same(double price, double other, double part) {
        return Math.abs(price - other) <= part * other;
    }

    Bars bars() {
        return bars;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /// Those within a bar; nothing where some are missing.
    ///
    /// @param time when the bar begins
    Optional<Place> within(long time) {
        return Optional.ofNullable(places.get(time));
    }
}
