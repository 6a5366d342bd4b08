package bellwether.frontend.legacy;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What older clients send to have something backtested.
final class OlderBacktestBodies {
    static final String TICKER = "must be a ticker such as AAPL, was left out";
    private static final String DAYS = "must be 30 to 365";
    private static final String SYMBOLS = "must have 1 to 50 tickers";

    private OlderBacktestBodies() {}

    /// A rule over a symbol.
    ///
    /// @param strategyId a number of `GET /api/strategies`, or the name of a rule that ships
    record OfStrategy(
            @JsonAlias("ticker") @NotBlank(message = TICKER) @Nullable String symbol,
            @JsonAlias("strategy") @Nullable JsonNode strategyId,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable BigDecimal initialCapital) {}

    /// A pattern over a symbol.
    record OfPattern(
            @JsonAlias("ticker") @NotBlank(message = TICKER) @Nullable String symbol,
            @JsonAlias("pattern") @NotBlank(message = "must be the name of a pattern, was left out")
                    @Nullable String patternName,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String timeframe,
            @Nullable BigDecimal initialCapital)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            return patternName == null || patternName.isBlank()
                    ? List.of()
                    : OlderPatterns.fault("/pattern_name", patternName).stream().toList();
        }
    }

    /// Patterns over symbols with one capital.
    ///
    /// @param riskPerTrade as a fraction of the equity
    record OfPatterns(
            @Nullable String strategyName,
            @JsonAlias("tickers")
                    @NotNull(message = SYMBOLS)
                    @Size(min = 1, max = 50, message = SYMBOLS)
                    List<@NotNull(message = "must be a ticker, was null") String> symbols,
            @Nullable @Size(min = 1, max = 20, message = "must have 1 to 20 names of patterns")
                    List<@NotNull(message = "must be the name of a pattern, was null") String>
                            patterns,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String timeframe,
            @Nullable BigDecimal initialCapital,
            @Nullable
                    @DecimalMin(value = "0.0001", message = "must be 0.0001 to 0.2: 0.02 is 2 %")
                    @DecimalMax(value = "0.2", message = "must be 0.0001 to 0.2: 0.02 is 2 %")
                    BigDecimal riskPerTrade)
            implements SelfValidating {
        /// Those that the older systems took where a request named none.
        private static final List<String> USUAL =
                List.of("Golden Cross", "RSI Oversold", "Bollinger Breakout");

        List<String> used() {
            return patterns == null ? USUAL : patterns;
        }

        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; patterns != null && i < patterns.size(); i++) {
                if (patterns.get(i) != null) {
                    OlderPatterns.fault("/patterns/" + i, patterns.get(i)).ifPresent(faults::add);
                }
            }
            return faults;
        }
    }

    /// A profile's rule over symbols.
    ///
    /// @param strategyId a number of `GET /api/backtest/strategies`
    record OfTickers(
            @NotNull(message = SYMBOLS) @Size(min = 1, max = 50, message = SYMBOLS)
                    List<@NotNull(message = "must be a ticker, was null") String> tickers,
            @Nullable @Min(value = 30, message = DAYS) @Max(value = 365, message = DAYS)
                    Integer days,
            @Nullable JsonNode strategyId) {}

    /// Several profiles' rules over a symbol.
    record OfComparison(
            @NotBlank(message = TICKER) @Nullable String ticker,
            @Nullable @Min(value = 30, message = DAYS) @Max(value = 365, message = DAYS)
                    Integer days,
            @Nullable @Size(min = 1, max = 20, message = "must have 1 to 20 strategies")
                    List<@NotNull(message = "must be the number of a strategy, was null") JsonNode>
                            strategies) {}
}
