package bellwether.technical.indicators;

import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an answer rests on. Days are those of the exchange; the times beside them are null for bars
/// that are dated by days.
///
/// @param askedAs the former name that it was asked for by; absent when that is the present one
/// @param madeFrom the stored timeframe that the bars were put together from; absent when they are
///   stored as they are
public record ResponseBasis(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> askedAs,
        Timeframe timeframe,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Timeframe> madeFrom,
        boolean synthetic,
        List<String> sources,
        long dataVersion,
        @JsonUnwrapped Used used,
        @JsonUnwrapped Shown shown) {

    /// The bars computed over: all that are stored up to the last one shown.
    ///
    /// @param usedFrom the date of the first of them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Used(int barsUsed, LocalDate usedFrom, @Nullable Instant usedFromTime) {}

    /// Those that values are given of.
    ///
    /// @param bars how many
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            int bars,
            LocalDate firstDate,
            @Nullable Instant firstTime,
            LocalDate lastDate,
            @Nullable Instant lastTime) {}
}
