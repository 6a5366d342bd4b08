package bellwether.technical.indicators;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a bar began.
///
/// @param date at the exchange
/// @param time null for bars that are dated by days
public record BarTime(LocalDate date, @Nullable Instant time) {}
