package bellwether.technical.indicators;

import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an answer rests on. Days are those of the exchange; the times beside them are null for bars
/// that are dated by days.
///
/// @param askedAs the former name that it was asked for by; null when that is the present one
/// @param madeFrom the stored timeframe that the bars were put together from; null when they are
///   stored as they are
public record ResponseBasis(
        String ticker,
        Optional<String> askedAs,
        Timeframe timeframe,
        Optional<Timeframe> madeFrom,
        boolean synthetic,
        List<String> sources,
        long dataVersion,
        @JsonUnwrapped Used used,
        @JsonUnwrapped Shown shown) {

    /// The bars computed over: all that are stored up to the last one shown.
    ///
    /// @param usedFrom the date of the first of them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Used(
            int barsUsed,
            LocalDate usedFrom,
            @JsonProperty("used_from_at") @Nullable Instant usedFromTime) {}

    /// Those that values are given of.
    ///
    /// @param bars how many
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            int bars,
            @JsonProperty("first_on") LocalDate firstDate,
            @JsonProperty("first_at") @Nullable Instant firstTime,
            @JsonProperty("last_on") LocalDate lastDate,
            @JsonProperty("last_at") @Nullable Instant lastTime) {}
}
