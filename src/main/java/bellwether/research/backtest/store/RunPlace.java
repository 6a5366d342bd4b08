package bellwether.research.backtest.store;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which run of a backtest.
///
/// @param n its place, from 0; the same however the work was divided
/// @param label for people: its symbol, its rule, its window
/// @param ticker null where it went over several
/// @param params of the combination that was run
public record RunPlace(
        int n, String label, @Nullable String ticker, Map<String, BigDecimal> params) {
    /// The values of parameters as names show them: `fast 10, slow 50`.
    public static String words(Map<String, BigDecimal> params) {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().toPlainString())
                .collect(Collectors.joining(", "));
    }
}
