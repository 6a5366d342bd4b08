package bellwether.udf;

import bellwether.market.History;
import bellwether.market.Stock;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a chart needs to know of a symbol. Daily bars are dated 00:00 UTC of their session, and so
/// says its time zone; no exchange is named, since none is on record.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChartSymbol(
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
        boolean hasDaily,
        boolean hasWeeklyAndMonthly,
        List<String> supportedResolutions,
        String dataStatus,
        @Nullable String currencyCode) {
    static ChartSymbol of(Stock stock, List<History> newest) {
        return new ChartSymbol(
                stock.ticker(),
                stock.ticker(),
                description(stock),
                type(stock.ticker()),
                "24x7",
                "Etc/UTC",
                "",
                "",
                "price",
                1,
                newest.stream().mapToLong(found -> PriceScale.of(found.bars())).max().orElse(100),
                false,
                true,
                false,
                Config.RESOLUTIONS,
                "endofday",
                stock.currency());
    }

    /// Invented prices are called so wherever they are shown.
    static String description(Stock stock) {
        String name = stock.name() == null ? stock.ticker() : stock.name();
        return stock.synthetic() ? name + " (synthetic)" : name;
    }

    /// As the ticker tells it by its form.
    static String type(String ticker) {
        if (ticker.startsWith("^")) {
            return "index";
        }
        if (ticker.endsWith("=X")) {
            return "forex";
        }
        return ticker.endsWith("-USD") ? "crypto" : "stock";
    }
}
