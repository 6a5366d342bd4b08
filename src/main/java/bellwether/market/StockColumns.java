package bellwether.market;

import bellwether.market.StockBars.DatedBar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a symbol's bars, column by column.
record StockColumns(
        String ticker,
        Timeframe timeframe,
        Adjustment adjust,
        boolean synthetic,
        long dataVersion,
        Lists columns) {

    /// All of one length.
    ///
    /// @param volume null where it is unknown
    record Lists(
            List<LocalDate> date,
            List<Double> open,
            List<Double> high,
            List<Double> low,
            List<Double> close,
            List<@Nullable Double> volume,
            List<String> source) {}

    static StockColumns of(StockBars page) {
        return new StockColumns(
                page.ticker(),
                page.timeframe(),
                page.adjust(),
                page.synthetic(),
                page.dataVersion(),
                new Lists(
                        column(page, DatedBar::date),
                        column(page, DatedBar::open),
                        column(page, DatedBar::high),
                        column(page, DatedBar::low),
                        column(page, DatedBar::close),
                        column(page, DatedBar::volume),
                        column(page, DatedBar::source)));
    }

    private static <T extends @Nullable Object> List<T> column(
            StockBars page, Function<DatedBar, T> value) {
        return page.bars().stream().map(value).toList();
    }
}
