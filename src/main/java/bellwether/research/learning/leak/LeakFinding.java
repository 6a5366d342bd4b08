package bellwether.research.learning.leak;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that was found.
///
/// @param subject the feature or the tickers it is about; null where it is about none
/// @param numbers by their names
public record LeakFinding(LeakCode code, @Nullable String subject, Map<String, Double> numbers) {
    public LeakFinding {
        numbers = Map.copyOf(numbers);
    }

    /// One of the numbers.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    public double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no number " + name + " among " + numbers.keySet());
        }
        return number;
    }
}
