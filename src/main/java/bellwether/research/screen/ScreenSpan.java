package bellwether.research.screen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a symbol passed a tracked screen.
///
/// @param id grows with each
/// @param entered when the bar begins on which it first passed
/// @param left when the bar begins on which it no longer passed; null while it does, and where that
///   is not known
/// @param baseline whether it passed already when it was first looked at, so that nobody knows
///   since when
/// @param end why it is over; null while it is not
/// @param revisedAt when corrected bars no longer showed it; null while they do
public record ScreenSpan(
        long id,
        String ticker,
        long entered,
        @Nullable Long left,
        boolean baseline,
        @Nullable SpanEnd end,
        @Nullable Instant revisedAt) {}
