package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.util.Arrays;
import java.util.IdentityHashMap;

/// Finds the bars of one symbol on which conditions fire. What it says of a bar comes from the bars
/// up to it alone, so whoever asks, and when, finds the same.
final class BarEdges {
    /// How far back a bar is looked for on which a condition was known.
    static final int FURTHEST = 30;

    private static final byte NOT_ASKED = -1;

    private final TailEvaluator evaluator;
    private final int first;
    private final int size;
    private final IdentityHashMap<Condition, byte[]> asked = new IdentityHashMap<>();

    /// @param from the first bar that is asked for
    BarEdges(TailEvaluator evaluator, int from, int size) {
        this.evaluator = evaluator;
        this.first = Math.max(0, from - FURTHEST);
        this.size = size;
    }

    /// Each bar of a condition is judged once, whichever rules share it.
    Truth truth(Condition condition, int bar) {
        byte[] known =
                asked.computeIfAbsent(
                        condition,
                        _ -> {
                            byte[] fresh = new byte[size - first];
                            Arrays.fill(fresh, NOT_ASKED);
                            return fresh;
                        });
        byte code = known[bar - first];
        if (code == NOT_ASKED) {
            code = code(evaluator.truth(condition, bar));
            known[bar - first] = code;
        }
        return Truth.of(code);
    }

    private static byte code(Truth truth) {
        return switch (truth) {
            case FALSE -> Truth.NO;
            case UNKNOWN -> Truth.UNSURE;
            case TRUE -> Truth.YES;
        };
    }

    /// The last bar before one on which a condition was known; −1 where none of the last 30 was.
    int before(Condition condition, int bar) {
        for (int back = bar - 1; back >= Math.max(0, bar - FURTHEST); back--) {
            if (truth(condition, back) != Truth.UNKNOWN) {
                return back;
            }
        }
        return -1;
    }

    /// Whether a condition fires on a bar: it is true, and where only crossings count, it was false
    /// when it was last known. Without such a bar there is nothing to cross from.
    boolean fires(Condition condition, int bar, RepeatMode repeat) {
        if (truth(condition, bar) != Truth.TRUE) {
            return false;
        }
        if (repeat == RepeatMode.EACH) {
            return true;
        }
        int before = before(condition, bar);
        return before >= 0 && truth(condition, before) == Truth.FALSE;
    }

    /// Whether the bar is the third of a run of unknown ones.
    ///
    /// @param armed the first bar that counts
    boolean becomesUnknown(Condition condition, int bar, int armed) {
        return unknownUpTo(condition, bar, armed) == UnknownPolicy.LOOKS;
    }

    /// Whether the bar is known again after such a run.
    boolean becomesKnown(Condition condition, int bar, int armed) {
        return truth(condition, bar) != Truth.UNKNOWN
                && unknownUpTo(condition, bar - 1, armed) >= UnknownPolicy.LOOKS;
    }

    /// How many bars up to one are unknown in a row, counted up to one more than are told.
    private int unknownUpTo(Condition condition, int bar, int armed) {
        int count = 0;
        while (count <= UnknownPolicy.LOOKS
                && bar - count >= Math.max(armed, first)
                && truth(condition, bar - count) == Truth.UNKNOWN) {
            count++;
        }
        return count;
    }

    TailEvaluator evaluator() {
        return evaluator;
    }
}
