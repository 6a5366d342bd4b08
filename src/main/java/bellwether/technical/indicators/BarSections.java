package bellwether.technical.indicators;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/// The stretches that indicators count in: the sessions of the exchange, and what lies from an
/// anchor on.
public record BarSections(BarWindow window, TradingCalendar calendar, AnchorFinder anchors) {

    /// What the bars belong to, as the indicator reads it.
    ///
    /// @param column a number for each bar of the window, NaN where there is none; empty when the
    ///   indicator reads none
    /// @param stable the first bar on which it does not show where the stored bars begin
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Column(double[] column, int stable) {
        static final Column NONE = new Column(new double[0], 0);

        boolean isEmpty() {
            return column.length == 0;
        }
    }

    public static BarSections of(Market market, BarWindow window) {
        TradingCalendar calendar = market.calendar(window.history().ticker());
        return new BarSections(
                window,
                calendar,
                new AnchorFinder(
                        window, calendar, () -> market.actions(window.history().symbolId())));
    }

    /// @param pointer of the indicator's entry in the body
    Column of(Indicators.Choice choice, String pointer) {
        if (choice.indicator().inputs().contains(Input.ANCHOR)) {
            Anchor anchor = choice.anchor().flatMap(Anchor::of).orElseThrow();
            return from(anchors.bar(anchor, pointer + "/params/anchor"));
        }
        return choice.indicator().inputs().contains(Input.SESSION) ? sessions() : Column.NONE;
    }

    private Column from(int bar) {
        double[] column = new double[window.to()];
        Arrays.fill(column, 0, bar, Double.NaN);
        return new Column(column, bar);
    }

    /// The day of each bar's session. Bars that begin before the open or at the close or later are
    /// in none; but one that begins before the open and reaches across it is, where no bar of that
    /// day lies wholly before the open: days are put together by the same rule.
    private Column sessions() {
        Bars bars = window.history().bars();
        double[] column = new double[window.to()];
        LocalDate day = LocalDate.MIN;
        boolean isSeenBefore = false;
        long opens = 0;
        long closes = 0;
        for (int bar = 0; bar < column.length; bar++) {
            long begin = bars.time()[bar];
            if (!window.date(bar).equals(day)) {
                day = window.date(bar);
                opens = calendar.open(day).getEpochSecond();
                closes = trades(day) ? calendar.close(day).getEpochSecond() : Long.MIN_VALUE;
                isSeenBefore = false;
            }
            isSeenBefore |= begin + window.timeframe().seconds() <= opens;
            boolean isIn = begin < closes && (begin >= opens || !isSeenBefore);
            column[bar] = isIn ? day.toEpochDay() : Double.NaN;
        }
        return new Column(column, firstWhole(column));
    }

    private boolean trades(LocalDate day) {
        return !calendar.exchange().isKnown() || calendar.isTradingDay(day);
    }

    /// The first bar of the first session that is stored from its open on for certain.
    private int firstWhole(double[] column) {
        LocalDate first = window.date(0);
        Instant begins = Instant.ofEpochSecond(window.history().bars().time()[0]);
        if (!begins.isAfter(calendar.open(first))) {
            return 0;
        }
        int bar = 0;
        while (bar < column.length && !(column[bar] > first.toEpochDay())) {
            bar++;
        }
        return bar;
    }
}
