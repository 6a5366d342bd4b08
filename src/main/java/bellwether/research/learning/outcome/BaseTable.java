package bellwether.research.learning.outcome;

import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.trading.execution.OrderSide;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// What entering without a signal would have come to, by timeframe, symbol and bar.
final class BaseTable {
    private static final byte LOST = 1;
    private static final byte WON = 2;
    private static final byte[] NONE = {};

    private final OutcomePolicy policy;
    private final Map<String, Map<Long, Integer>> places = new HashMap<>();
    private final Map<String, Map<Long, byte[]>> marks = new HashMap<>();

    BaseTable(OutcomePolicy policy) {
        this.policy = policy;
    }

    /// A bar of a timeframe, and the side on which it is entered.
    record Entry(String timeframe, long time, OrderSide side) {
        static Entry of(CountedOutcome outcome) {
            return new Entry(outcome.timeframe(), outcome.knownAt(), outcome.side());
        }
    }

    /// Makes room for the bars of signals.
    void expect(String timeframe, Set<Long> times) {
        Map<Long, Integer> own = new HashMap<>();
        times.forEach(time -> own.put(time, own.size()));
        places.put(timeframe, own);
    }

    /// Adds the marks of a symbol on the bars that are expected.
    void add(String timeframe, long symbol, BaseMarks base) {
        Map<Long, Integer> expected = places.getOrDefault(timeframe, Map.of());
        byte[] own = new byte[2 * expected.size()];
        for (int bar = 0; bar < base.times().size(); bar++) {
            Integer place = expected.get(base.times().get(bar));
            if (place != null) {
                for (OrderSide side : OrderSide.values()) {
                    own[2 * place + sold(side)] =
                            (byte) base.mark(bar, BaseLabels.column(policy, side));
                }
            }
        }
        marks.computeIfAbsent(timeframe, _ -> new HashMap<>()).put(symbol, own);
    }

    private static int sold(OrderSide side) {
        return side == OrderSide.BUY ? 0 : 1;
    }

    /// How many of these symbols have won, of those of which it is known; empty where it is of
    /// none.
    OptionalDouble rate(Entry entry, Collection<Long> symbols) {
        Integer place = places.getOrDefault(entry.timeframe(), Map.of()).get(entry.time());
        Map<Long, byte[]> known = marks.getOrDefault(entry.timeframe(), Map.of());
        int won = 0;
        int decided = 0;
        for (long symbol : symbols) {
            byte[] own = known.getOrDefault(symbol, NONE);
            byte mark = place == null || own.length == 0 ? 0 : own[2 * place + sold(entry.side())];
            won += mark == WON ? 1 : 0;
            decided += mark == WON || mark == LOST ? 1 : 0;
        }
        return decided == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) won / decided);
    }
}
