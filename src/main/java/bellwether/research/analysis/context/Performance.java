package bellwether.research.analysis.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the price comes from. Whatever is null has its reason in `unknown`. Percents are of 100.
///
/// @param yearHigh the highest high of the 52 weeks up to the last bar
/// @param fromYearHighPercent the last close against it, 0 or less
/// @param returnsPercent of the close over `1w`, `1m`, `3m`, `6m`, `9m` and `1y` of the calendar,
///   against the last close on or before that day, at most a week older
/// @param volatilityPercent standard deviation of the last 252 daily logarithmic returns (at least
///   63), × √252, or √365 for a symbol that trades on weekends
/// @param drawdown the largest fall of the close in the whole history
/// @param averageTurnover mean of close × volume over 20 bars, as money
/// @param turnoverCurrency of that: pounds where prices are in pence; null when it is not known
/// @param strength `0.4 × 3m + 0.2 × 6m + 0.2 × 9m + 0.2 × 1y` of the returns, in percent: what the
///   relative strength ranks
public record Performance(
        @Nullable BigDecimal yearHigh,
        @Nullable Double fromYearHighPercent,
        @Nullable BigDecimal yearLow,
        @Nullable Double fromYearLowPercent,
        @JsonInclude Map<String, Double> returnsPercent,
        @Nullable Double volatilityPercent,
        Drawdown drawdown,
        @Nullable BigDecimal averageTurnover,
        @Nullable String turnoverCurrency,
        @Nullable Double strength,
        Map<String, String> unknown) {

    /// The deepest fall from a peak to the trough after it.
    ///
    /// @param percent 0 or less; 0 when the close never fell
    public record Drawdown(
            double percent,
            @JsonProperty("peak_on") LocalDate peak,
            @JsonProperty("trough_on") LocalDate trough) {}
}
