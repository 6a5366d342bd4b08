package bellwether.market.imports;

import bellwether.market.calendar.InstrumentKind;
import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A symbol of a file, and from where its ticker, its exchange, its zone and the length of its bars
/// are known.
///
/// @param tickerFrom `column`, `given`, `header` or `file_name`
/// @param kind what it is, as its exchange and its ticker say
/// @param timeframeFrom `times` between rows, or `days` of which each has a row
/// @param bars that were taken
public record ImportedSymbol(
        String ticker,
        String tickerFrom,
        InstrumentKind kind,
        @JsonUnwrapped Place place,
        Timeframe timeframe,
        String timeframeFrom,
        long bars,
        @JsonProperty("first_on") LocalDate first,
        @JsonProperty("last_on") LocalDate last) {

    /// Where it trades, and by whose clock its rows were read.
    ///
    /// @param exchange null when it is not known
    /// @param exchangeName in words
    /// @param exchangeFrom `column`, `given`, `stated` of the symbol before, `index`, `suffix`,
    ///   `pair` or `form` of the ticker, or `unknown`
    /// @param zone by whose clock times, and days that are moments, were read; null when there are
    ///   none
    /// @param zoneFrom `rows`, `given`, `file`, `exchange`, or `none`
    public record Place(
            @Nullable String exchange,
            @Nullable String exchangeName,
            String exchangeFrom,
            @Nullable String zone,
            String zoneFrom) {}
}
