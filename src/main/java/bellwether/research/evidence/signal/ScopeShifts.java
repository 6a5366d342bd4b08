package bellwether.research.evidence.signal;

import bellwether.technical.statistics.ConfidenceInterval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The second walk over the symbols of a scope: what their events come to when the calendar of all
/// of them is shifted by as much.
final class ScopeShifts {
    private final ScopeSums counted;
    private final int[] places;
    private final Map<Named, Shifted> sums = new HashMap<>();
    private final double[] followed;
    private final double[] known;

    /// A card by its name.
    private record Named(SignalKey key, EventHorizon horizon) {
        static Named of(SignalCard card) {
            return new Named(card.signal(), EventHorizon.of(card.horizon()).orElseThrow());
        }
    }

    /// What is added up for a card.
    ///
    /// @param dates that have events
    private record Shifted(ShiftSums shifts, DateWeights weights, int dates) {}

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
            sums.put(
                    Named.of(card),
                    new Shifted(
                            new ShiftSums(blocks, card.horizon()),
                            new DateWeights(dates.length),
                            card.size().dates()));
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
                Shifted of = sums.get(new Named(key, horizon));
                if (of != null) {
                    add(symbol, key, horizon, of);
                }
            }
        }
    }

    private void add(SymbolEvents symbol, SignalKey key, EventHorizon horizon, Shifted of) {
        CardSums days = counted.of(key, horizon);
        double share = 0;
        for (int bar : symbol.counted(key, horizon)) {
            double weight = days.weight(symbol.day(bar) - counted.first());
            share += weight / of.dates();
            of.shifts().add(place(symbol, bar), weight, key.side(), followed, known);
        }
        of.weights().add(key.side() * share, followed);
    }

    private int place(SymbolEvents symbol, int bar) {
        return places[symbol.day(bar) - counted.first()];
    }

    /// The test of a card. Its draws are those of its name, whatever the others are.
    CardTest test(SignalCard card) {
        return shifted(card).shifts().test(31L * card.signal().text().hashCode() + card.horizon());
    }

    /// The interval of its mean.
    Optional<ConfidenceInterval> interval(SignalCard card) {
        Named named = Named.of(card);
        CardSums sums = counted.of(named.key(), named.horizon());
        int[] days = sums.days();
        return shifted(card)
                .weights()
                .interval(
                        Arrays.stream(days).map(day -> places[day]).toArray(),
                        Arrays.stream(days).mapToDouble(sums::mean).toArray(),
                        card.excess().meanPercent(),
                        card.size().symbols(),
                        card.horizon());
    }

    private Shifted shifted(SignalCard card) {
        Shifted found = sums.get(Named.of(card));
        if (found == null) {
            throw new IllegalArgumentException("not among those that are tested: " + card);
        }
        return found;
    }
}
