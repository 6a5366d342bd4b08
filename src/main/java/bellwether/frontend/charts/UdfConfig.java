package bellwether.frontend.charts;

import bellwether.market.calendar.Exchange;
import bellwether.market.calendar.TradingCalendar;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What this datafeed can do; a symbol says which of the resolutions it has.
record UdfConfig(
        boolean supportsSearch,
        boolean supportsGroupRequest,
        boolean supportsMarks,
        boolean supportsTimescaleMarks,
        boolean supportsTime,
        List<Choice> exchanges,
        List<Type> symbolsTypes,
        List<String> supportedResolutions) {

    record Choice(String value, String name, String desc) {}

    record Type(String name, String value) {}

    static UdfConfig of(Collection<TradingCalendar> calendars) {
        return new UdfConfig(
                true,
                false,
                false,
                false,
                true,
                Stream.concat(
                                Stream.of(new Choice("", "All", "All exchanges")),
                                calendars.stream()
                                        .map(TradingCalendar::exchange)
                                        .filter(Exchange::isKnown)
                                        .map(e -> new Choice(e.mic(), e.mic(), e.name())))
                        .toList(),
                List.of(
                        new Type("All", ""),
                        new Type("Stock", "stock"),
                        new Type("Index", "index"),
                        new Type("Crypto", "crypto"),
                        new Type("Forex", "forex"),
                        new Type("Commodity", "commodity"),
                        new Type("Futures", "futures")),
                Resolutions.all());
    }
}
