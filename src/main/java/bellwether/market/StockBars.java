package bellwether.market;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, oldest first.
record StockBars(
        String ticker,
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
