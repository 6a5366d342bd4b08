package bellwether.technical.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found on the bars of a window. A pattern that is in none of the lists was looked for on
/// every bar and is not there. Days are those of the exchange; the times beside them are null for
/// bars that are dated by days.
///
/// @param cannotTell the patterns that could not be told on some of the bars
/// @param meanings in plain language, of the patterns found
public record FoundPatterns(
        ResponseBasis basis,
        List<Candle> candlesticks,
        List<Chart> charts,
        List<CannotTell> cannotTell,
        Map<String, String> meanings) {

    /// @param value TA-Lib's: 100 or more speaks for rising prices, −100 or less for falling ones
    record Candle(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            String pattern,
            int value) {}

    /// @param direction 1 for rising prices, −1 for falling ones
    /// @param level the price that had to give way
    /// @param target null for a kind that has no height to measure by
    /// @param quality 0 to 1
    record Chart(
            LocalDate confirmedOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant confirmedTime,
            String pattern,
            int direction,
            double level,
            Optional<Double> target,
            double quality,
            List<Turn> pivots) {}

    /// A turning point; known only later than it happened.
    record Turn(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            double price,
            boolean top,
            LocalDate knownOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant knownTime) {}

    /// @param bars of those shown on which it could not be told
    record CannotTell(String pattern, int bars, String reason) {}
}
