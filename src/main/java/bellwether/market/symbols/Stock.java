package bellwether.market.symbols;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A symbol and what is stored of it.
///
/// @param askedAs the former name that it was asked for by; absent when that is its present one
/// @param exchangeNote that no calendar is known of the exchange; absent when one is
/// @param formerNames the oldest first
public record Stock(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String askedAs,
        @Nullable String name,
        @Nullable String sector,
        @JsonUnwrapped StockUnits units,
        @Nullable String exchange,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String exchangeNote,
        @Nullable LocalDate listed,
        @Nullable LocalDate delisted,
        List<FormerName> formerNames,
        @JsonUnwrapped Stored stored) {

    /// The bars that are stored of it.
    public record Stored(
            int bars,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            List<String> sources,
            boolean synthetic,
            long dataVersion) {
        public Stored {
            sources = List.copyOf(sources);
        }
    }

    /// Of the prices; null when it is not known.
    public @Nullable String currency() {
        return units.currency();
    }
}
