package bellwether.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, oldest first.
///
/// @param askedAs the former name that they were asked for by; absent when that is the present one
record StockBars(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String askedAs,
        Timeframe timeframe,
        Adjustment adjust,
        boolean synthetic,
        long dataVersion,
        List<DatedBar> bars) {

    /// @param volume null when it is unknown
    record DatedBar(
            LocalDate date,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume,
            String source) {}
}
