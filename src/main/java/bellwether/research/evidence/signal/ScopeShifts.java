package bellwether.research.evidence.signal;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.technical.statistics.ConfidenceInterval;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The second walk over the symbols of a scope: what their events come to when the calendar of all
/// of them is shifted by as much.
final class ScopeShifts {
    /// Bars of a market arrive together.
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final ScopeSums counted;
    private final int[] places;
    private final Map<SignalHorizon, HorizonShifts> sums = new HashMap<>();
    private final double[] followed;
    private final double[] known;
    private long bars;

    /// A card by its name.
    private record SignalHorizon(SignalKey key, EventHorizon horizon) {
        static SignalHorizon of(SignalCard card) {
            return new SignalHorizon(card.signal(), EventHorizon.of(card.horizon()).orElseThrow());
        }
    }

    /// What is added up for a card.
    ///
    /// @param dates that have events
    private record HorizonShifts(ShiftSums shifts, DateWeights weights, int dates) {}

    /// @param cards that are to be tested
    ScopeShifts(ScopeSums counted, Iterable<SignalCard> cards) {
        this.counted = counted;
        int[] dates = counted.dates();
        places = new int[dates.length == 0 ? 0 : dates[dates.length - 1] + 1];
        Arrays.fill(places, -1);
        for (int place = 0; place < dates.length; place++) {
            places[dates[place]] = place;
        }
        followed = new double[dates.length];
        known = new double[dates.length];
        ShiftBlocks blocks = new ShiftBlocks(dates.length);
        for (SignalCard card : cards) {
            sums.put(
                    SignalHorizon.of(card),
                    new HorizonShifts(
                            new ShiftSums(blocks, card.horizon()),
                            new DateWeights(dates.length),
                            card.size().dates()));
        }
    }

    /// @throws Refusal that is transient, where its bars or events are not those of the first walk
    void add(SymbolEvents symbol) {
        bars += symbol.size() - symbol.from();
        for (EventHorizon horizon : EventHorizon.ALL) {
            FollowedBars after = symbol.after(horizon);
            Arrays.fill(followed, 0);
            Arrays.fill(known, 0);
            for (int bar = symbol.from(); bar < symbol.size(); bar++) {
                int place = place(symbol, bar);
                if (after.isKnown(bar)) {
                    followed[place] = after.excess(bar);
                    known[place] = 1;
                }
            }
            for (SignalKey key : symbol.keys()) {
                HorizonShifts of = sums.get(new SignalHorizon(key, horizon));
                if (of != null) {
                    add(symbol, key, horizon, of);
                }
            }
        }
    }

    private void add(SymbolEvents symbol, SignalKey key, EventHorizon horizon, HorizonShifts of) {
        CardSums days = counted.of(key, horizon);
        double share = 0;
        for (int bar : symbol.counted(key, horizon)) {
            double weight = days.weight(symbol.day(bar) - counted.first());
            if (weight == 0) {
                throw changed();
            }
            share += weight / of.dates();
            of.shifts().add(place(symbol, bar), weight, key.side(), followed, known);
        }
        of.weights().add(key.side() * share, followed);
    }

    private int place(SymbolEvents symbol, int bar) {
        int day = symbol.day(bar) - counted.first();
        if (day >= places.length || places[day] < 0) {
            throw changed();
        }
        return places[day];
    }

    private static Refusal changed() {
        return Refusal.of(
                        RefusalKind.UNAVAILABLE,
                        "evidence_bars_changed",
                        "Bars of these symbols were stored while their evidence was counted; it is counted again in %d s."
                                .formatted(AGAIN.toSeconds()))
                .retryAfter(AGAIN);
    }

    /// Whether it was as many bars as in the first walk.
    ///
    /// @throws Refusal that is transient
    void requireAll() {
        if (bars != counted.bars()) {
            throw changed();
        }
    }

    /// The test of a card. Its draws are those of its name, whatever the others are.
    CardTest test(SignalCard card) {
        return shifted(card).shifts().test(31L * card.signal().text().hashCode() + card.horizon());
    }

    /// The interval of its mean.
    Optional<ConfidenceInterval> interval(SignalCard card) {
        SignalHorizon named = SignalHorizon.of(card);
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

    private HorizonShifts shifted(SignalCard card) {
        HorizonShifts found = sums.get(SignalHorizon.of(card));
        if (found == null) {
            throw new IllegalArgumentException("not among those that are tested: " + card);
        }
        return found;
    }
}
