package bellwether.frontend.charts;

import bellwether.market.bars.Bars;
import bellwether.market.bars.PriceScale;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a chart needs to know of a symbol. Daily bars and longer ones are dated 00:00 UTC of their
/// session, as the protocol wants it, whatever the time zone; others have the moment they began.
@JsonInclude(JsonInclude.Include.NON_NULL)
record UdfSymbol(
        String name,
        String ticker,
        String description,
        String type,
        @JsonUnwrapped Trading trading,
        String format,
        int minmov,
        long pricescale,
        @JsonUnwrapped Offered offered,
        String dataStatus,
        @Nullable String currencyCode) {
    /// When and where it trades.
    record Trading(String session, String timezone, String exchange, String listedExchange) {
        static Trading of(ChartHours hours) {
            return new Trading(
                    hours.session(), hours.timezone(), hours.exchange(), hours.exchange());
        }
    }

    /// The lengths of bars that there are.
    ///
    /// @param intradayMultipliers those of `supportedResolutions` that are minutes
    record Offered(
            boolean hasIntraday,
            List<String> intradayMultipliers,
            boolean hasDaily,
            boolean hasWeeklyAndMonthly,
            List<String> supportedResolutions) {
        static Offered of(List<Timeframe> timeframes) {
            List<Timeframe> intraday = timeframes.stream().filter(Timeframe::isIntraday).toList();
            return new Offered(
                    !intraday.isEmpty(),
                    Resolutions.of(intraday),
                    timeframes.contains(Timeframe.DAY),
                    timeframes.contains(Timeframe.WEEK),
                    Resolutions.of(timeframes));
        }
    }

    static UdfSymbol of(
            Stock stock,
            InstrumentKind kind,
            ChartHours hours,
            List<Timeframe> timeframes,
            Optional<Bars> newest) {
        return new UdfSymbol(
                stock.ticker(),
                stock.ticker(),
                description(stock),
                kind.code(),
                Trading.of(hours),
                "price",
                minmov(stock, newest),
                (long) Math.pow(10, digits(stock, newest)),
                Offered.of(timeframes),
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
        return stock.stored().synthetic() ? name + " (synthetic)" : name;
    }
}
