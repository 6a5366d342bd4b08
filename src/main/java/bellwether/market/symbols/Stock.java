package bellwether.market.symbols;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A symbol and what is stored of it.
///
/// @param askedAs the former name that it was asked for by; null when that is its present one
/// @param formerNames the oldest first
public record Stock(
        String ticker,
        @Nullable String askedAs,
        @Nullable String name,
        @Nullable String sector,
        @JsonUnwrapped StockUnits units,
        @JsonUnwrapped Listing listing,
        @Nullable LocalDate listed,
        @Nullable LocalDate delisted,
        List<FormerName> formerNames,
        @JsonUnwrapped Stored stored) {

    /// Where it is listed, when that is stated.
    ///
    /// @param exchange its market identifier code, or what was given when there is none here
    /// @param exchangeName null when the exchange is not known here
    /// @param exchangeMessage that no calendar is known of the exchange; null when one is
    public record Listing(
            @Nullable String exchange,
            @Nullable String exchangeName,
            @Nullable String exchangeMessage) {
        static final Listing UNKNOWN = new Listing(null, null, null);
    }

    /// The bars that are stored of it.
    public record Stored(
            int bars,
            @JsonProperty("first_on") @Nullable LocalDate first,
            @JsonProperty("last_on") @Nullable LocalDate last,
            List<String> sources,
            boolean synthetic,
            long dataVersion) {
        public Stored {
            sources = List.copyOf(sources);
        }
    }

    /// Null when it is not stated.
    public @Nullable String exchange() {
        return listing.exchange();
    }

    /// Of the prices; null when it is not known.
    public @Nullable String currency() {
        return units.currency();
    }
}
