package bellwether.research.learning.serving;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which bars of a universe were looked at.
///
/// @param to no bar behind this day
/// @param reached how many symbols had bars up to it; null where an earlier release has asked
record LookedBars(LocalDate to, @Nullable Integer reached) {}
