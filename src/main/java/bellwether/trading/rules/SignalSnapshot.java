package bellwether.trading.rules;

import java.util.BitSet;
import java.util.List;

/// On which bars each condition of a rule is true, in an eighth of a byte a bar. With it a history
/// that is read again is walked without its indicators.
public final class SignalSnapshot {
    private final int firstDecision;
    private final List<BitSet> truths;

    /// @param truths in the order of the rule's conditions; not to be written to any more
    SignalSnapshot(int firstDecision, List<BitSet> truths) {
        this.firstDecision = firstDecision;
        this.truths = List.copyOf(truths);
    }

    int firstDecision() {
        return firstDecision;
    }

    /// Bars that are not true are false in it, as nothing else follows from what is unknown.
    TruthColumn column(int condition, int size) {
        byte[] codes = new byte[size];
        BitSet truth = truths.get(condition);
        for (int bar = truth.nextSetBit(0);
                bar >= 0 && bar < size;
                bar = truth.nextSetBit(bar + 1)) {
            codes[bar] = Truth.YES;
        }
        return new TruthColumn(codes);
    }
}
