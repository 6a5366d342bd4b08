package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/// How an outcome ends.
public enum OutcomePolicy {
    /// As it was traded, by hand or on paper.
    TRADED(0),
    /// Target 3 %, stop 2 % from the entry, 10 bars.
    SLTP(10),
    /// At the close of the third bar.
    HORIZON(3),
    /// Target 3, stop 2 average true ranges of 14 bars, 10 bars.
    BARRIER(10);

    /// Those by which signals are labelled.
    public static final List<OutcomePolicy> LABELS = List.of(SLTP, HORIZON, BARRIER);

    private final int bars;

    OutcomePolicy(int bars) {
        this.bars = bars;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// After how many bars it ends at the latest, the entry's among them; 0 for what was traded.
    public int bars() {
        return bars;
    }
}
