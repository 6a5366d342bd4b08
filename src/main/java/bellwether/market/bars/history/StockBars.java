package bellwether.market.bars.history;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.Chart;
import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, oldest first unless it was asked for otherwise.
///
/// @param askedAs the former name that they were asked for by; absent when that is the present one
/// @param chart null when they are drawn as they are
/// @param madeFrom the stored timeframe that they were put together from; null when they are stored
///   as they are
public record StockBars(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String askedAs,
        Timeframe timeframe,
        Adjustment adjust,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Chart chart,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Timeframe madeFrom,
        boolean synthetic,
        long dataVersion,
        List<DatedBar> bars) {

    /// The same with others of its bars.
    public StockBars with(List<DatedBar> others) {
        return new StockBars(
                ticker,
                askedAs,
                timeframe,
                adjust,
                chart,
                madeFrom,
                synthetic,
                dataVersion,
                others);
    }

    /// A bar as it is shown.
    ///
    /// @param date at the exchange
    /// @param time of its beginning; null for bars that are dated by days
    /// @param volume null when it is unknown
    /// @param partial whether it may still change; left out of JSON when it may not
    public record DatedBar(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume,
            String source,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial) {}
}
