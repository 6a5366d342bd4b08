package bellwether.research.learning.outcome;

import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.trading.execution.OrderSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether entering without a signal would have won, by symbol, bar and side, in one timeframe.
final class BaseGrid {
    static final byte LOST = 1;
    static final byte WON = 2;
    static final int NONE = -1;
    private static final byte[] UNKNOWN = {};

    private final OutcomePolicy policy;
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Long> times = new ArrayList<>();
    private final Map<Long, byte[]> marks = new HashMap<>();

    BaseGrid(OutcomePolicy policy) {
        this.policy = policy;
    }

    /// Adds the bars of a symbol from a time on.
    void add(long symbol, BaseMarks base, long since) {
        int first = 0;
        while (first < base.times().size() && base.times().get(first) < since) {
            first++;
        }
        for (long time : base.times().subList(first, base.times().size())) {
            places.computeIfAbsent(time, this::newPlace);
        }
        byte[] own = new byte[2 * times.size()];
        for (int bar = first; bar < base.times().size(); bar++) {
            int place = place(base.times().get(bar));
            for (OrderSide side : OrderSide.values()) {
                own[column(place, side)] = (byte) base.mark(bar, BaseLabels.column(policy, side));
            }
        }
        marks.put(symbol, own);
    }

    private int newPlace(long time) {
        times.add(time);
        return times.size() - 1;
    }

    /// How many bars are known of any symbol.
    int size() {
        return times.size();
    }

    long time(int place) {
        return times.get(place);
    }

    /// Of the bar that began at a time; [#NONE] where none is known.
    int place(long time) {
        return places.getOrDefault(time, NONE);
    }

    static int column(int place, OrderSide side) {
        return 2 * place + (side == OrderSide.BUY ? 0 : 1);
    }

    /// The marks of a symbol by column; it may end early.
    byte[] marks(long symbol) {
        return marks.getOrDefault(symbol, UNKNOWN);
    }

    byte mark(long symbol, int place, OrderSide side) {
        byte[] own = marks(symbol);
        int column = column(place, side);
        return column < own.length ? own[column] : 0;
    }
}
