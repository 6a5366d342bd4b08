package bellwether.market.imports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row as it was read.
///
/// @param date of a bar within a day, that in UTC
/// @param time of a bar within a day
/// @param volume null when it is unknown
public record ReadRow(
        long line,
        String ticker,
        LocalDate date,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double volume) {}
