package bellwether.market.bars.http;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.StockBars;
import bellwether.market.bars.history.StockBars.DatedBar;
import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, column by column.
record StockColumns(
        String ticker,
        Timeframe timeframe,
        Adjustment adjust,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Chart chart,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Timeframe madeFrom,
        boolean synthetic,
        long dataVersion,
        Lists columns) {

    /// All of one length.
    ///
    /// @param time of their beginnings; null for bars that are dated by days
    /// @param volume null where it is unknown
    /// @param partial which may still change; null when none may
    record Lists(
            List<LocalDate> date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable Instant> time,
            List<Double> open,
            List<Double> high,
            List<Double> low,
            List<Double> close,
            List<@Nullable Double> volume,
            List<String> source,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Boolean> partial) {}

    static StockColumns of(StockBars page) {
        return new StockColumns(
                page.ticker(),
                page.timeframe(),
                page.adjust(),
                page.chart(),
                page.madeFrom(),
                page.synthetic(),
                page.dataVersion(),
                new Lists(
                        column(page, DatedBar::date),
                        page.timeframe().isIntraday() ? column(page, DatedBar::time) : null,
                        column(page, DatedBar::open),
                        column(page, DatedBar::high),
                        column(page, DatedBar::low),
                        column(page, DatedBar::close),
                        column(page, DatedBar::volume),
                        column(page, DatedBar::source),
                        page.bars().stream().anyMatch(DatedBar::partial)
                                ? column(page, DatedBar::partial)
                                : null));
    }

    private static <T extends @Nullable Object> List<T> column(
            StockBars page, Function<DatedBar, T> value) {
        return page.bars().stream().map(value).toList();
    }
}
