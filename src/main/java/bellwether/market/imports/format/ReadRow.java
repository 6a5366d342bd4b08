package bellwether.market.imports.format;

import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row as it was read.
///
/// @param date of a bar within a day, that at its exchange
/// @param time of a bar within a day
/// @param volume null when it is unknown
public record ReadRow(
        long line,
        String ticker,
        LocalDate date,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
        @JsonSerialize(using = ExactNumber.class) double open,
        @JsonSerialize(using = ExactNumber.class) double high,
        @JsonSerialize(using = ExactNumber.class) double low,
        @JsonSerialize(using = ExactNumber.class) double close,
        @JsonSerialize(using = ExactNumber.class) @Nullable Double volume) {
    /// The same, dated by this day.
    public ReadRow on(LocalDate day) {
        return new ReadRow(line, ticker, day, time, open, high, low, close, volume);
    }
}
