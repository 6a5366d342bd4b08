package bellwether.research.screen;

import org.jspecify.annotations.Nullable;

/// When a symbol passed a tracked screen.
///
/// @param id grows with each
/// @param entered when the bar begins on which it first passed
/// @param left when the bar begins on which it no longer passed; null while it does
/// @param baseline whether it passed already when it was first looked at, so that nobody knows
///   since when
public record ScreenSpan(
        long id, String ticker, long entered, @Nullable Long left, boolean baseline) {}
