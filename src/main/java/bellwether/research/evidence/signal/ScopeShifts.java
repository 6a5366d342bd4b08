package bellwether.research.evidence.signal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The second walk over the symbols of a scope: what their events come to when the calendar of all
/// of them is shifted by as much.
final class ScopeShifts {
    private final ScopeSums counted;
    private final int[] places;
    private final Map<SignalCard, ShiftSums> tested = new HashMap<>();
    private final Map<Named, ShiftSums> sums = new HashMap<>();
    private final double[] followed;
    private final double[] known;

    /// @param key of a card
    private record Named(SignalKey key, EventHorizon horizon) {}

    /// @param cards that are to be tested
    ScopeShifts(ScopeSums counted, Iterable<SignalCard> cards) {
        this.counted = counted;
        int[] dates = counted.dates();
        places = new int[dates.length == 0 ? 0 : dates[dates.length - 1] + 1];
        for (int place = 0; place < dates.length; place++) {
            places[dates[place]] = place;
        }
        followed = new double[dates.length];
        known = new double[dates.length];
        ShiftBlocks blocks = new ShiftBlocks(dates.length);
        for (SignalCard card : cards) {
            ShiftSums of = new ShiftSums(blocks, card.horizon());
            tested.put(card, of);
            sums.put(
                    new Named(card.signal(), EventHorizon.of(card.horizon()).orElseThrow()), of);
        }
    }

    void add(SymbolEvents symbol) {
        for (EventHorizon horizon : EventHorizon.ALL) {
            FollowedBars after = symbol.after(horizon);
            Arrays.fill(followed, 0);
            Arrays.fill(known, 0);
            for (int bar = symbol.from(); bar < symbol.size(); bar++) {
                if (after.isKnown(bar)) {
                    followed[place(symbol, bar)] = after.excess(bar);
                    known[place(symbol, bar)] = 1;
                }
            }
            for (SignalKey key : symbol.keys()) {
                ShiftSums of = sums.get(new Named(key, horizon));
                if (of != null) {
                    add(symbol, key, horizon, of);
                }
            }
        }
    }

    private void add(SymbolEvents symbol, SignalKey key, EventHorizon horizon, ShiftSums of) {
        CardSums days = counted.of(key, horizon);
        for (int bar : symbol.counted(key, horizon)) {
            of.add(
                    place(symbol, bar),
                    days.weight(symbol.day(bar) - counted.first()),
                    key.side(),
                    followed,
                    known);
        }
    }

    private int place(SymbolEvents symbol, int bar) {
        return places[symbol.day(bar) - counted.first()];
    }

    /// The test of a card. Its draws are those of its name, whatever the others are.
    CardTest test(SignalCard card) {
        ShiftSums of = tested.get(card);
        if (of == null) {
            throw new IllegalArgumentException("not among those that are tested: " + card);
        }
        return of.test(31L * card.signal().text().hashCode() + card.horizon());
    }
}
