package bellwether.research.backtest;

import bellwether.research.backtest.metric.RunMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a run beside its trades, orders and curve.
///
/// @param metrics null where the run has no session
/// @param open what was held at the end
/// @param skipped signals that were not ordered, by why, with how often
/// @param timesTrue how often each test of the rule was true from the first decision on
/// @param prices what the run read
public record RunReport(
        @Nullable RunMetrics metrics,
        List<OpenPosition> open,
        Map<String, Integer> skipped,
        Map<String, Integer> timesTrue,
        Prices prices) {
    public RunReport {
        open = List.copyOf(open);
    }

    /// Held at the end and valued at the last close.
    ///
    /// @param quantity of shares, negative for a short
    public record OpenPosition(String ticker, BigDecimal quantity, double price) {}

    /// What a run read.
    ///
    /// @param first day of its bars
    /// @param deciding the first day on which anything could be decided
    /// @param currency of its money
    /// @param costs the name of the costs
    public record Prices(
            LocalDate first,
            LocalDate deciding,
            LocalDate last,
            int bars,
            String currency,
            String costs,
            List<String> sources,
            boolean synthetic) {}
}
