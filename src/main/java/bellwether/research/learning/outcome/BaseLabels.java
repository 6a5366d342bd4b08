package bellwether.research.learning.outcome;

import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.trading.execution.OrderSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What entering on each of a symbol's newest bars would have come to, by each policy and side: the
/// base that signals are held against.
final class BaseLabels {
    /// More than a year of days.
    static final int BARS = 300;

    private static final char UNKNOWN = '0';
    private static final char LOST = '1';
    private static final char WON = '2';

    private BaseLabels() {}

    /// The place of a policy's and a side's marks.
    static int column(OutcomePolicy policy, OrderSide side) {
        return 2 * OutcomePolicy.LABELS.indexOf(policy) + (side == OrderSide.BUY ? 0 : 1);
    }

    /// @param before marks of the same bars that are still right
    static BaseMarks of(LabelBars symbol, SignalJudge judge, BaseMarks before) {
        Map<Long, Integer> known = new HashMap<>();
        for (int i = 0; i < before.times().size(); i++) {
            known.put(before.times().get(i), i);
        }
        int size = symbol.bars().size();
        List<Long> times = new ArrayList<>();
        StringBuilder marks = new StringBuilder();
        for (int bar = Math.max(0, size - BARS); bar < size; bar++) {
            long time = symbol.bars().time()[bar];
            Integer place = known.get(time);
            times.add(time);
            for (OutcomePolicy policy : OutcomePolicy.LABELS) {
                for (OrderSide side : OrderSide.values()) {
                    char mark =
                            place == null
                                    ? UNKNOWN
                                    : (char) ('0' + before.mark(place, column(policy, side)));
                    marks.append(mark == UNKNOWN ? mark(judge, policy, side, bar) : mark);
                }
            }
        }
        return new BaseMarks(times, marks.toString());
    }

    private static char mark(SignalJudge judge, OutcomePolicy policy, OrderSide side, int bar) {
        return judge.won(policy, side, bar).map(won -> won ? WON : LOST).orElse(UNKNOWN);
    }
}
