package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;

/// How many bars of a symbol were taken, and from when to when.
record SymbolSpan(long bars, long first, long last) {
    static SymbolSpan of(Bars bars) {
        return new SymbolSpan(bars.size(), bars.time()[0], bars.time()[bars.size() - 1]);
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
