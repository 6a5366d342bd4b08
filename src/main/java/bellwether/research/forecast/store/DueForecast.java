package bellwether.research.forecast.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A stored forecast whose outcome is to be found, or found again.
///
/// @param realised null where it is not known yet
/// @param unresolved why it is not, though its session is over
public record DueForecast(
        long symbol,
        int horizon,
        LocalDate asOf,
        LocalDate dueOn,
        @Nullable Double realised,
        @Nullable String unresolved) {}
