package bellwether.market.bars.history;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.Chart;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, oldest first unless it was asked for otherwise.
///
/// @param askedAs the former name that they were asked for by; null when that is the present one
/// @param chart null when they are drawn as they are
/// @param madeFrom the stored timeframe that they were put together from; null when they are stored
///   as they are
/// @param storedTimeframes of the symbol, the shortest first, whichever was asked for
/// @param message why there are no bars of the timeframe at all; null where there are
public record StockBars(
        String ticker,
        @Nullable String askedAs,
        Timeframe timeframe,
        Adjustment adjust,
        @Nullable Chart chart,
        @Nullable Timeframe madeFrom,
        boolean synthetic,
        long dataVersion,
        List<Timeframe> storedTimeframes,
        @Nullable String message,
        List<DatedBar> bars) {
    public StockBars {
        storedTimeframes = List.copyOf(storedTimeframes);
        bars = List.copyOf(bars);
    }

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
                storedTimeframes,
                message,
                others);
    }

    /// A bar as it is shown.
    ///
    /// @param date at the exchange
    /// @param time of its beginning; null for bars that are dated by days
    /// @param volume null when it is unknown
    /// @param partial whether it may still change
    public record DatedBar(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            @JsonSerialize(using = ExactNumber.class) double open,
            @JsonSerialize(using = ExactNumber.class) double high,
            @JsonSerialize(using = ExactNumber.class) double low,
            @JsonSerialize(using = ExactNumber.class) double close,
            @JsonSerialize(using = ExactNumber.class) @Nullable Double volume,
            String source,
            boolean partial) {}
}
