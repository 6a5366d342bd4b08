package bellwether.technical;

import bellwether.market.Timeframe;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What an answer rests on.
///
/// @param askedAs the former name that it was asked for by; absent when that is the present one
/// @param barsUsed the bars computed over: all that are stored up to the last one shown
/// @param usedFrom the date of the first of them
/// @param bars how many are shown
record Basis(
        String ticker,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> askedAs,
        Timeframe timeframe,
        boolean synthetic,
        List<String> sources,
        long dataVersion,
        int barsUsed,
        LocalDate usedFrom,
        int bars,
        LocalDate firstDate,
        LocalDate lastDate) {}
