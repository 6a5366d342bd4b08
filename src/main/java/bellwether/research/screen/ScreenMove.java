package bellwether.research.screen;

import org.jspecify.annotations.Nullable;

/// A symbol that enters or leaves a tracked screen.
///
/// @param bar when the bar begins on which it does
/// @param end why it leaves; null where it enters
/// @param baseline whether it passed already when it was first looked at
public record ScreenMove(
        SavedScreen screen,
        long symbol,
        String ticker,
        long bar,
        @Nullable SpanEnd end,
        boolean baseline) {
    /// Else it leaves.
    public boolean isEntered() {
        return end == null;
    }
}
