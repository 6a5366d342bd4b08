package bellwether.market.bars.http;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.StockBars;
import bellwether.market.bars.history.StockBars.DatedBar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, column by column.
record StockColumns(
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
        Lists columns) {
    StockColumns {
        storedTimeframes = List.copyOf(storedTimeframes);
    }

    /// All of one length.
    ///
    /// @param time of their beginnings; null for bars that are dated by days
    /// @param volume null where it is unknown
    /// @param partial which may still change
    record Lists(
            List<LocalDate> date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable Instant> time,
            @JsonSerialize(contentUsing = ExactNumber.class) List<Double> open,
            @JsonSerialize(contentUsing = ExactNumber.class) List<Double> high,
            @JsonSerialize(contentUsing = ExactNumber.class) List<Double> low,
            @JsonSerialize(contentUsing = ExactNumber.class) List<Double> close,
            @JsonSerialize(contentUsing = ExactNumber.class) List<@Nullable Double> volume,
            List<String> source,
            List<Boolean> partial) {}

    static StockColumns of(StockBars page) {
        return new StockColumns(
                page.ticker(),
                page.askedAs(),
                page.timeframe(),
                page.adjust(),
                page.chart(),
                page.madeFrom(),
                page.synthetic(),
                page.dataVersion(),
                page.storedTimeframes(),
                page.message(),
                new Lists(
                        column(page, DatedBar::date),
                        page.timeframe().isIntraday() ? column(page, DatedBar::time) : null,
                        column(page, DatedBar::open),
                        column(page, DatedBar::high),
                        column(page, DatedBar::low),
                        column(page, DatedBar::close),
                        column(page, DatedBar::volume),
                        column(page, DatedBar::source),
                        column(page, DatedBar::partial)));
    }

    private static <T extends @Nullable Object> List<T> column(
            StockBars page, Function<DatedBar, T> value) {
        return page.bars().stream().map(value).toList();
    }
}
