package bellwether.research.learning.sample;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.label.BarrierPolicy;
import bellwether.research.learning.label.LabelWalk;
import java.util.List;

/// Which rows are made.
///
/// @param horizon how many sessions lie between two rows of a symbol, and how many bars a label of
///   rank or direction takes
/// @param mostRows above which symbols are left out
public record SampleSpec(SampleLabel label, int horizon, int mostRows) {
    public static final List<Integer> HORIZONS = List.of(1, 5, 20);

    /// 47 MB.
    public static final int USUAL_ROWS = 500_000;

    public SampleSpec {
        if (!HORIZONS.contains(horizon)) {
            throw Refusal.invalid("/horizon", "must be 1, 5 or 20, was " + horizon);
        }
        if (mostRows < 1) {
            throw new IllegalArgumentException("most rows must be 1 or more, was " + mostRows);
        }
    }

    /// Rows of a label and horizon, as many as usual.
    public static SampleSpec of(SampleLabel label, int horizon) {
        return new SampleSpec(label, horizon, USUAL_ROWS);
    }

    /// The same with another number of rows.
    public SampleSpec atMost(int rows) {
        return new SampleSpec(label, horizon, rows);
    }

    /// How many bars after a row its label may end.
    public int labelBars() {
        // a trade may be entered on the last bar that tries
        return label == SampleLabel.BARRIER
                ? BarrierPolicy.USUAL.bars() + LabelWalk.ENTRY_BARS - 1
                : horizon;
    }
}
