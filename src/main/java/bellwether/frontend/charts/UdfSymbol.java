package bellwether.frontend.charts;

import bellwether.market.bars.Bars;
import bellwether.market.bars.PriceScale;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a chart needs to know of a symbol. Daily bars and longer ones are dated 00:00 UTC of their
/// session, as the protocol wants it, whatever the time zone; others have the moment they began.
///
/// @param intradayMultipliers those of `supportedResolutions` that are minutes
@JsonInclude(JsonInclude.Include.NON_NULL)
record UdfSymbol(
        String name,
        String ticker,
        String description,
        String type,
        String session,
        String timezone,
        String exchange,
        String listedExchange,
        String format,
        int minmov,
        long pricescale,
        boolean hasIntraday,
        List<String> intradayMultipliers,
        boolean hasDaily,
        boolean hasWeeklyAndMonthly,
        List<String> supportedResolutions,
        String dataStatus,
        @Nullable String currencyCode) {
    static UdfSymbol of(
            Stock stock,
            InstrumentKind kind,
            ChartHours hours,
            List<Timeframe> timeframes,
            Optional<Bars> newest) {
        List<Timeframe> intraday = timeframes.stream().filter(Timeframe::isIntraday).toList();
        return new UdfSymbol(
                stock.ticker(),
                stock.ticker(),
                description(stock),
                kind.code(),
                hours.session(),
                hours.timezone(),
                hours.exchange(),
                hours.exchange(),
                "price",
                minmov(stock, newest),
                (long) Math.pow(10, digits(stock, newest)),
                !intraday.isEmpty(),
                Resolutions.of(intraday),
                timeframes.contains(Timeframe.DAY),
                timeframes.contains(Timeframe.WEEK),
                Resolutions.of(timeframes),
                "endofday",
                stock.currency());
    }

    /// As many as the newest closes have, and as a stated tick has.
    private static int digits(Stock stock, Optional<Bars> newest) {
        int shown = newest.map(bars -> PriceScale.of(bars, 0)).orElse(PriceScale.LEAST);
        BigDecimal tick = stock.units().tick();
        return tick == null ? shown : Math.max(shown, Math.min(tick.scale(), PriceScale.MOST));
    }

    /// The tick in steps of the last digit: 1, unless another one is stated.
    private static int minmov(Stock stock, Optional<Bars> newest) {
        BigDecimal tick = stock.units().tick();
        return tick == null
                ? 1
                : Math.max(1, tick.movePointRight(digits(stock, newest)).intValue());
    }

    /// Invented prices are called so wherever they are shown.
    static String description(Stock stock) {
        String name = stock.name() == null ? stock.ticker() : stock.name();
        return stock.synthetic() ? name + " (synthetic)" : name;
    }
}
