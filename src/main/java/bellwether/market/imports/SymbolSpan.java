package bellwether.market.imports;

import bellwether.market.bars.IncomingBars;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;

/// How many bars of a symbol were taken, each day or minute once, and from when to when.
record SymbolSpan(long bars, long first, long last) {
    static SymbolSpan of(IncomingBars arrivals) {
        long[] time = arrivals.bars().time();
        int size = arrivals.bars().size();
        long taken = 0;
        for (int i = 0; i < size; i++) {
            taken += arrivals.repeats()[i] ? 0 : 1;
        }
        return new SymbolSpan(taken, time[0], time[size - 1]);
    }

    SymbolSpan plus(SymbolSpan other) {
        return new SymbolSpan(
                bars + other.bars, Math.min(first, other.first), Math.max(last, other.last));
    }

    LocalDate firstDay() {
        return Timeframe.date(first);
    }

    LocalDate lastDay() {
        return Timeframe.date(last);
    }
}
