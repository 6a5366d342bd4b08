package bellwether.market.imports;

import java.time.LocalDate;

/// How many bars of a symbol were taken, each day or minute once, and from when to when, by the
/// days of its exchange.
record SymbolSpan(long bars, LocalDate firstDay, LocalDate lastDay) {
    static SymbolSpan of(SymbolDelivery delivery) {
        long taken = 0;
        for (boolean repeats : delivery.arrivals().repeats()) {
            taken += repeats ? 0 : 1;
        }
        return new SymbolSpan(taken, delivery.firstDay(), delivery.lastDay());
    }

    SymbolSpan plus(SymbolSpan other) {
        return new SymbolSpan(
                bars + other.bars,
                earlier(firstDay, other.firstDay),
                later(lastDay, other.lastDay));
    }

    static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
