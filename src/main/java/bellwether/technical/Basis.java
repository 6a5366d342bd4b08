package bellwether.technical;

import bellwether.market.Timeframe;
import java.time.LocalDate;
import java.util.List;

/// What an answer rests on.
///
/// @param barsUsed the bars computed over: all that are stored up to the last one shown
/// @param usedFrom the date of the first of them
/// @param bars how many are shown
record Basis(
        String ticker,
        Timeframe timeframe,
        boolean synthetic,
        List<String> sources,
        long dataVersion,
        int barsUsed,
        LocalDate usedFrom,
        int bars,
        LocalDate firstDate,
        LocalDate lastDate) {}
