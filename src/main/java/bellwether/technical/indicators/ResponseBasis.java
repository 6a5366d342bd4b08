package bellwether.technical.indicators;

import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param barsUsed the bars computed over: all that are stored up to the last one shown
/// @param usedFrom the date of the first of them
/// @param bars how many are shown
public record ResponseBasis(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> askedAs,
        Timeframe timeframe,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Timeframe> madeFrom,
        boolean synthetic,
        List<String> sources,
        long dataVersion,
        int barsUsed,
        LocalDate usedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant usedFromTime,
        int bars,
        LocalDate firstDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant firstTime,
        LocalDate lastDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant lastTime) {}
