package bellwether.platform.http.limits;

import java.time.Duration;

/// What a caller may still ask in the current minute.
///
/// @param granted whether this request is one of those
/// @param left requests after this one
/// @param reset until the count begins anew
public record Quota(boolean granted, long left, Duration reset) {
    /// Whole seconds, the begun one included, so that whoever waits for as long is let in.
    long resetSeconds() {
        return reset.plusNanos(999_999_999).toSeconds();
    }
}
