package bellwether.research.backtest.run;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
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
        for (int bar = 0; bar < history.size(); bar++) {
            long begin = history.raw().time()[bar];
            Place place =
                    history.timeframe().isIntraday()
                            ? place(bars, begin, begin + history.timeframe().seconds())
                            : session(bars, history.date(bar), calendar);
            if (isWhole(bars, place.from(), place.end(), history.raw(), bar)) {
                places.put(begin, place);
            }
        }
        return new DetailBars(bars, timeframe, places);
    }

    /// What trades before the open and after the close is none of a day.
    private static Place session(Bars bars, LocalDate day, TradingCalendar calendar) {
        return place(
                bars, calendar.open(day).getEpochSecond(), calendar.close(day).getEpochSecond());
    }

    private static Place place(Bars bars, long from, long end) {
        return new Place(bars.place(from), bars.place(end));
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
