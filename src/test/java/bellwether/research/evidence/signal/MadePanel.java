package bellwether.research.evidence.signal;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Symbols whose returns share a factor, so that they move together, and are otherwise random.
final class MadePanel {
    static final LocalDate FIRST = LocalDate.of(2014, 1, 6);

    private final Random random;
    private final double[] factor;
    private final List<LocalDate> days = new ArrayList<>();

    MadePanel(long seed, int dates) {
        random = new Random(seed);
        factor = new double[dates];
        Arrays.setAll(factor, _ -> 0.008 * random.nextGaussian());
        for (LocalDate day = FIRST; days.size() < dates; day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                days.add(day);
            }
        }
    }

    Random random() {
        return random;
    }

    int dates() {
        return factor.length;
    }

    LocalDate last() {
        return days.getLast();
    }

    /// Bars of a symbol from one date to before another.
    ///
    /// @param drifts added to the return of each date; null for none
    Bars bars(int from, int to, double @Nullable [] drifts) {
        Bars bars = Bars.room(to - from);
        double close = 50 + 100 * random.nextDouble();
        for (int i = 0; i < bars.size(); i++) {
            double open = close * Math.exp(0.003 * random.nextGaussian());
            double drift = drifts == null ? 0 : drifts[from + i];
            close = open * Math.exp(factor[from + i] + 0.012 * random.nextGaussian() + drift);
            bars.time()[i] = days.get(from + i).toEpochDay() * Timeframe.SECONDS_PER_DAY;
            bars.open()[i] = open;
            bars.high()[i] = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            bars.close()[i] = close;
            bars.volume()[i] = 1_000 + random.nextInt(1_000);
        }
        return bars;
    }

    RuleHistory history(Bars bars) {
        return RuleHistory.of(bars, Timeframe.DAY);
    }

    SymbolEvents symbol(Bars bars, SignalEvents events) {
        return new SymbolEvents(history(bars), events, Long.MIN_VALUE, (_, _) -> true);
    }

    static ScopeCards cards(List<SymbolEvents> symbols, LocalDate last) {
        return ScopeEvidence.of(symbols::forEach, last, () -> {});
    }
}
