package bellwether.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row as it was read.
///
/// @param volume null when it is unknown
record ReadRow(
        long line,
        String ticker,
        LocalDate date,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double volume) {}
