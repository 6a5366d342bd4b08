package bellwether.research.evidence.signal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a signal is a turn of.
public enum SignalKind {
    /// A candle or chart pattern was completed.
    PATTERN,
    /// A voter turned to +1 or −1.
    VOTE,
    /// The verdict of the default profile turned to BUY or SELL, or a strong one.
    VERDICT,
    /// A symbol entered a tracked screen.
    SCREEN;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
