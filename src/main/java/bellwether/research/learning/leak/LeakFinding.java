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
}
