package bellwether.research.analysis.context;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pictures that the last five bars completed. An empty list says that there was none; null says
/// that it cannot be told, and `unknown` why.
public record RecentPatterns(
        @JsonProperty("candlesticks") @Nullable List<Candle> candles,
        @Nullable List<Chart> charts,
        Map<String, String> unknown) {

    /// A candlestick pattern.
    ///
    /// @param value TA-Lib's: 100 or more speaks for rising, −100 or less for falling prices
    /// @param age bars since the one that completed it, 0 for the last
    public record Candle(
            @JsonProperty("pattern") String name,
            String direction,
            int value,
            int age,
            LocalDate date,
            @JsonProperty("message") String meaning) {}

    /// A chart pattern.
    ///
    /// @param age bars since the one that confirmed it, 0 for the last
    /// @param level the price that had to give way
    /// @param target the measured one
    /// @param targetUnknown why there is none
    /// @param quality 0 to 1
    public record Chart(
            @JsonProperty("pattern") String name,
            String direction,
            int age,
            LocalDate date,
            @Nullable BigDecimal level,
            @Nullable BigDecimal target,
            @Nullable String targetUnknown,
            double quality,
            @JsonProperty("message") String meaning) {}
}
