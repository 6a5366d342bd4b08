package bellwether.research.learning.outcome;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.label.LabelEntry;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderSide;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sixteen quiet days whose range is 2, then the days of each case. The signal is the last quiet
/// day.
abstract class LabelDays {
    static final TradingCalendar CALENDAR =
            new Calendars(InstantSource.system()).of("TEST", Optional.of("XNYS"));
    static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    static final int QUIET = 16;
    static final int SIGNAL = QUIET - 1;
    static final double[] DAY = {100, 101, 99, 100};

    final List<double[]> days = new ArrayList<>();
    final List<Split> splits = new ArrayList<>();
    Optional<LocalDate> delisted = Optional.empty();
    Instant now = Instant.parse("2024-05-10T12:00:00Z");
    CostPlan costs = CostPlan.NONE;
    LabelEntry entry = LabelEntry.NEXT_OPEN;

    /// Sessions that have no bar.
    int skipped;

    LabelDays() {
        for (int i = 0; i < QUIET; i++) {
            days.add(DAY);
        }
    }

    LabelDays day(double open, double high, double low, double close) {
        days.add(new double[] {open, high, low, close});
        return this;
    }

    LabelDays withVolume(double volume) {
        double[] last = days.removeLast();
        days.add(new double[] {last[0], last[1], last[2], last[3], volume});
        return this;
    }

    LabelDays quiet(int count) {
        for (int i = 0; i < count; i++) {
            days.add(DAY);
        }
        return this;
    }

    LocalDate date(int bar) {
        return CALENDAR.sessionsBetween(FIRST, FIRST.plusDays(120))
                .get(bar > SIGNAL + 1 ? bar + skipped : bar);
    }

    LabelBars symbol() {
        Bars bars = Bars.room(days.size());
        for (int i = 0; i < days.size(); i++) {
            bars.time()[i] = date(i).toEpochDay() * Timeframe.SECONDS_PER_DAY;
            bars.open()[i] = days.get(i)[0];
            bars.high()[i] = days.get(i)[1];
            bars.low()[i] = days.get(i)[2];
            bars.close()[i] = days.get(i)[3];
            bars.volume()[i] = days.get(i).length > 4 ? days.get(i)[4] : 1000;
        }
        History history = new History("TEST", "TEST", 1, 1, List.of(), false, bars, splits);
        return new LabelBars(
                history,
                Timeframe.DAY,
                CALENDAR,
                delisted,
                InstrumentTerms.of("TEST", "USD", costs));
    }

    Judgement judge(OutcomePolicy policy, OrderSide side) {
        long time = date(SIGNAL).toEpochDay() * Timeframe.SECONDS_PER_DAY;
        return new SignalJudge(symbol(), entry, now).judge(policy, side, time);
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
