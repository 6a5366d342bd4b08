package bellwether.research.evidence.signal;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The first walk over the symbols of a scope: counts events and dates.
final class ScopeSums {
    private final int first;
    private final int span;
    private final SortedMap<SignalKey, Map<EventHorizon, CardSums>> sums = new TreeMap<>();
    private final BitSet dates = new BitSet();
    private int symbols;
    private long bars;

    /// @param first the first day that counts, since 1970
    /// @param span how many days there may be from it on
    ScopeSums(int first, int span) {
        this.first = first;
        this.span = span;
    }

    void add(SymbolEvents symbol) {
        symbols += symbol.from() < symbol.size() ? 1 : 0;
        bars += symbol.size() - symbol.from();
        for (int bar = symbol.from(); bar < symbol.size(); bar++) {
            dates.set(symbol.day(bar) - first);
        }
        for (SignalKey key : symbol.keys()) {
            for (EventHorizon horizon : EventHorizon.ALL) {
                int[] bars = symbol.counted(key, horizon);
                if (bars.length > 0) {
                    sums.computeIfAbsent(key, _ -> new EnumMap<>(EventHorizon.class))
                            .computeIfAbsent(horizon, _ -> new CardSums(span))
                            .add(symbol, bars, symbol.after(horizon), key.side(), first);
                }
            }
        }
    }

    int first() {
        return first;
    }

    int symbols() {
        return symbols;
    }

    /// How many count, of all symbols.
    long bars() {
        return bars;
    }

    /// The days on which any symbol has a bar, numbered from the first.
    int[] dates() {
        return dates.stream().toArray();
    }

    SortedMap<SignalKey, Map<EventHorizon, CardSums>> all() {
        return sums;
    }

    CardSums of(SignalKey key, EventHorizon horizon) {
        return Objects.requireNonNull(Objects.requireNonNull(sums.get(key)).get(horizon));
    }
}
