package bellwether.technical.indicators;

import bellwether.market.quality.Severity;
import bellwether.market.quality.Warning;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
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
/// @param warnings what is to be known besides, such as bars that were not searched
/// @param meanings in plain language, of the patterns found
public record FoundPatterns(
        ResponseBasis basis,
        List<Candle> candlesticks,
        List<Chart> charts,
        List<CannotTell> cannotTell,
        List<Warning> warnings,
        @JsonProperty("messages") Map<String, String> meanings) {

    /// The same, told that only the newest of the bars were searched.
    public FoundPatterns cut(String message) {
        return new FoundPatterns(
                basis,
                candlesticks,
                charts,
                cannotTell,
                List.of(Warning.of("too_many_bars", Severity.WARNING, message)),
                meanings);
    }

    /// A candlestick pattern, on the bar that completed it.
    ///
    /// @param value TA-Lib's: 100 or more speaks for rising prices, −100 or less for falling ones
    public record Candle(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            String pattern,
            int value) {
        public Row row() {
            return new Row(
                    date,
                    time,
                    pattern,
                    PatternView.Family.CANDLESTICK,
                    Integer.signum(value),
                    value,
                    null,
                    null,
                    null);
        }
    }

    /// A chart pattern, on the bar that confirmed it.
    ///
    /// @param direction 1 for rising prices, −1 for falling ones
    /// @param level the price that had to give way
    /// @param target null for a kind that has no height to measure by
    /// @param quality 0 to 1
    public record Chart(
            LocalDate confirmedOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("confirmed_at")
                    @Nullable Instant confirmedTime,
            String pattern,
            int direction,
            double level,
            Optional<Double> target,
            double quality,
            List<Turn> pivots) {
        public Row row() {
            return new Row(
                    confirmedOn,
                    confirmedTime,
                    pattern,
                    PatternView.Family.CHART,
                    direction,
                    null,
                    level,
                    target.orElse(null),
                    quality);
        }
    }

    /// Either kind as a row of a table.
    ///
    /// @param date of the bar that completed or confirmed it
    public record Row(
            LocalDate date,
            @Nullable Instant time,
            String pattern,
            PatternView.Family family,
            int direction,
            @Nullable Integer value,
            @Nullable Double level,
            @Nullable Double target,
            @Nullable Double quality) {}

    /// A turning point; known only later than it happened.
    public record Turn(
            LocalDate date,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant time,
            @JsonSerialize(using = ExactNumber.class) double price,
            boolean top,
            LocalDate knownOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("known_at")
                    @Nullable Instant knownTime) {}

    /// A pattern that could not be told on some of the bars.
    ///
    /// @param bars of those shown on which it could not be told
    public record CannotTell(String pattern, int bars, @JsonProperty("message") String reason) {}
}
