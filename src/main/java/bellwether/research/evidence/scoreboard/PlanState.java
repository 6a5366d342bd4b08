package bellwether.research.evidence.scoreboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Where a plan stands.
public enum PlanState {
    /// There was no trade to plan: HOLD, or prices too old or too coarse.
    NONE,
    WAITING,
    ENTERED,
    STOP,
    TARGET,
    TIME,
    DELISTED,
    /// Not filled within five bars.
    NOT_ENTERED,
    /// It cannot be judged: a suspected split, a hole in the bars, or a split that leaves no share.
    VOID;

    /// Whether it stays so while the bars stay as they are.
    public boolean isFinal() {
        return this != WAITING && this != ENTERED;
    }

    /// Whether a trade has ended, so that there is an R.
    public boolean isClosed() {
        return this == STOP || this == TARGET || this == TIME || this == DELISTED;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a stored word.
    public static PlanState of(String key) {
        return Arrays.stream(values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state is called " + key));
    }
}
