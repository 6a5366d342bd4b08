package bellwether.research.screen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the tracking of a screen stands.
///
/// @param sweptAt when a sweep last looked at it, to the minute; null while none has
/// @param broken why the last sweep could not; null where it could
public record ScreenTracking(@Nullable Instant sweptAt, @Nullable String broken) {}
