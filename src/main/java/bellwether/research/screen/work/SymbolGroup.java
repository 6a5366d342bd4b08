package bellwether.research.screen.work;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a group of symbols, each at its last finished bar.
///
/// @param group the word or name of it; null for symbols of which none is known
/// @param n its symbols
/// @param known those whose verdict is known
/// @param verdicts how many symbols have each
/// @param medianReturns in percent, by the number of bars; null without any
/// @param passing null where no condition was asked for
public record SymbolGroup(
        @Nullable String group,
        int n,
        int known,
        Map<String, Integer> verdicts,
        Map<String, @Nullable Double> medianReturns,
        @JsonUnwrapped Breadth breadth,
        @Nullable Passing passing) {
    public SymbolGroup {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        medianReturns = Collections.unmodifiableMap(new LinkedHashMap<>(medianReturns));
    }

    /// How the group as a whole does.
    ///
    /// @param above symbols whose close is above their EMA 200, in percent of those of which both
    ///   are known; null without any
    /// @param aboveN how many these are
    /// @param yearHighs symbols whose last bar made the high of its 52 weeks, of those whose 52
    ///   weeks are known
    /// @param yearN how many these are
    public record Breadth(
            @JsonProperty("above_ema_200_percent") @Nullable Double above,
            @JsonProperty("above_ema_200_n") int aboveN,
            int yearHighs,
            int yearLows,
            int yearN) {}

    /// What a condition finds in it.
    ///
    /// @param medians of the numbers that are shown, over the symbols that pass; null without one
    public record Passing(
            int passed, int failed, int unknown, Map<String, @Nullable Double> medians) {
        public Passing {
            medians = Collections.unmodifiableMap(new LinkedHashMap<>(medians));
        }
    }
}
