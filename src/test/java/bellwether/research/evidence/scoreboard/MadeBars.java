package bellwether.research.evidence.scoreboard;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Daily bars of New York made by hand: quiet ones around 100 up to the bar of a plan, then those
/// that are given.
final class MadeBars {
    static final int DECISION = 29;

    private static final TradingCalendar CALENDAR =
            new Calendars(() -> Instant.EPOCH).find("XNYS").orElseThrow();
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    private final List<double[]> rows = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();
    private final List<TapeAction.Split> actions = new ArrayList<>();
    private boolean delisted;
    private int skipped;
    private CostPlan costs = CostPlan.NONE;

    MadeBars() {
        for (int i = 0; i <= DECISION; i++) {
            bar(100, 101, 99, 100);
        }
    }

    MadeBars bar(double open, double high, double low, double close) {
        return bar(open, high, low, close, 10_000);
    }

    MadeBars bar(double open, double high, double low, double close, double volume) {
        days.add(days.isEmpty() ? FIRST : next());
        skipped = 0;
        rows.add(new double[] {open, high, low, close, volume});
        return this;
    }

    MadeBars flat(double price, int times) {
        for (int i = 0; i < times; i++) {
            bar(price, price + 0.5, price - 0.5, price);
        }
        return this;
    }

    /// Leaves sessions without bars before the next one.
    MadeBars hole(int sessions) {
        skipped = sessions;
        return this;
    }

    MadeBars split(int after, int before) {
        LocalDate day = next();
        splits.add(new Split(day, (double) after / before, true));
        actions.add(
                new TapeAction.Split(
                        "TEST", day, BigDecimal.valueOf(after), BigDecimal.valueOf(before)));
        return this;
    }

    private LocalDate next() {
        return CALENDAR.sessionsBetween(days.getLast().plusDays(1), days.getLast().plusDays(40))
                .get(skipped);
    }

    MadeBars delisted() {
        delisted = true;
        return this;
    }

    MadeBars costs(CostPlan plan) {
        costs = plan;
        return this;
    }

    MarkedSymbol symbol() {
        int size = rows.size();
        Bars bars = Bars.room(size);
        for (int i = 0; i < size; i++) {
            bars.time()[i] = days.get(i).toEpochDay() * Timeframe.SECONDS_PER_DAY;
            bars.open()[i] = rows.get(i)[0];
            bars.high()[i] = rows.get(i)[1];
            bars.low()[i] = rows.get(i)[2];
            bars.close()[i] = rows.get(i)[3];
            bars.volume()[i] = rows.get(i)[4];
        }
        return new MarkedSymbol(
                RuleHistory.of(bars, splits, Timeframe.DAY, CALENDAR),
                actions,
                InstrumentTerms.of("TEST", "USD", costs),
                delisted);
    }

    static PlannedBracket plan(String side, String entry, String stop, String target) {
        return new PlannedBracket(
                side,
                entry.equals("100") ? "last_close" : "breakout",
                new BigDecimal(entry),
                new BigDecimal(stop),
                new BigDecimal(target),
                2.0,
                PlannedBracket.USUAL_BARS,
                new BigDecimal(10));
    }
}
