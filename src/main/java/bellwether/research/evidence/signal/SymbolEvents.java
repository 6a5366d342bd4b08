package bellwether.research.evidence.signal;

import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The signals of one symbol, and what came after each of its bars. Prices are those of its splits
/// on record, so that none is a move.
public final class SymbolEvents {
    private final int[] days;
    private final int from;
    private final SignalEvents events;
    private final Map<EventHorizon, FollowedBars> followed = new EnumMap<>(EventHorizon.class);

    /// @param from bars of that day and later count
    /// @param soundness of prices; a return over bars that cannot be compared is not known
    public SymbolEvents(
            RuleHistory history, SignalEvents events, long from, FollowedBars.Soundness soundness) {
        this.events = events;
        days = new int[history.size()];
        Arrays.setAll(days, bar -> Math.toIntExact(history.date(bar).toEpochDay()));
        int first = 0;
        while (first < days.length && days[first] < from) {
            first++;
        }
        this.from = first;
        for (EventHorizon horizon : EventHorizon.ALL) {
            followed.put(horizon, FollowedBars.of(history.series(), first, horizon, soundness));
        }
    }

    /// How many bars there are.
    int size() {
        return days.length;
    }

    /// The first that counts.
    int from() {
        return from;
    }

    /// The day of a bar, since 1970.
    int day(int bar) {
        return days[bar];
    }

    Iterable<SignalKey> keys() {
        return events.keys();
    }

    /// The bars of a signal that count at a horizon: none within it of the one before, each with
    /// what came after it.
    int[] counted(SignalKey key, EventHorizon horizon) {
        FollowedBars after = after(horizon);
        int[] late = Arrays.stream(events.bars(key)).filter(bar -> bar >= from).toArray();
        return Arrays.stream(SignalEvents.apart(late, horizon.bars()))
                .filter(after::isKnown)
                .toArray();
    }

    FollowedBars after(EventHorizon horizon) {
        return Objects.requireNonNull(followed.get(horizon));
    }
}
