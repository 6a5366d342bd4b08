package bellwether.research.screen;

/// A symbol that enters or leaves a tracked screen.
///
/// @param bar when the bar begins on which it does
/// @param entered else it leaves
/// @param baseline whether it passed already when it was first looked at
public record ScreenMove(
        SavedScreen screen,
        long symbol,
        String ticker,
        long bar,
        boolean entered,
        boolean baseline) {}
