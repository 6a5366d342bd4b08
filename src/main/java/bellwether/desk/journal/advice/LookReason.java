package bellwether.desk.journal.advice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A fact that speaks for looking at a symbol.
///
/// @param date the day that it is of
/// @param value the number that it rests on: a score, a percentile, a correlation or a q
/// @param n of how many it is; null where the number counts nothing
public record LookReason(
        ReasonCode code,
        LocalDate date,
        String message,
        @Nullable Double value,
        @Nullable Integer n) {}
