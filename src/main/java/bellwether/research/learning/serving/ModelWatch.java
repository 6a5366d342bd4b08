package bellwether.research.learning.serving;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far a model was followed.
///
/// @param lookedTo no bar behind this day was read
/// @param reached how many symbols of its universe had bars up to that day; null where an earlier
///   release has looked
/// @param at when; null where an earlier release has looked
record ModelWatch(LocalDate lookedTo, @Nullable Integer reached, @Nullable Instant at) {}
