package bellwether.platform.http.limits;

import java.time.Duration;

/// What a caller may still ask.
///
/// @param granted whether this request is one of those
/// @param left requests after this one
/// @param untilNext until one more is granted
/// @param untilFull until all of them are back
public record Quota(boolean granted, long left, Duration untilNext, Duration untilFull) {
    /// Whole seconds, the begun one included, so that whoever waits for as long is let in.
    long waitSeconds() {
        return seconds(untilNext);
    }

    long resetSeconds() {
        return seconds(untilFull);
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
