package bellwether.trading.portfolio.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A split that is suspected, because of which a symbol's orders wait.
///
/// @param ratio as it seems, `2:1`
/// @param observed the close before through the open after
/// @param decidedAt when it was recorded or dismissed; empty while it is held
public record SplitHold(
        String symbol,
        LocalDate date,
        String ratio,
        double observed,
        String state,
        Instant heldAt,
        Optional<Instant> decidedAt) {
    /// While orders wait.
    public static final String HELD = "held";

    /// The split was put on record.
    public static final String RECORDED = "recorded";

    /// The jump was none.
    public static final String DISMISSED = "dismissed";

    /// Whether orders wait.
    public boolean isOpen() {
        return state.equals(HELD);
    }
}
