package bellwether.trading.portfolio.risk;

import java.util.List;
import java.util.Optional;

/// How earlier closed trades ended.
///
/// @param n how many
/// @param failures of them with a result of 0 or less
/// @param meanGain of the others, as a fraction of what the entry was worth; 0 without one
/// @param meanLoss of those that lost, more than 0; 0 without one
record TradeRecord(int n, int failures, double meanGain, double meanLoss) {
    /// Fewer say nothing.
    static final int ENOUGH = 30;

    /// @param results as fractions of what the entries were worth
    static TradeRecord of(List<Double> results) {
        return new TradeRecord(
                results.size(),
                (int) results.stream().filter(result -> result <= 0).count(),
                results.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(result -> result > 0)
                        .average()
                        .orElse(0),
                -results.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(result -> result < 0)
                        .average()
                        .orElse(0));
    }

    boolean isEnough() {
        return n >= ENOUGH;
    }

    /// In percent; empty without trades.
    Optional<Double> failurePercent() {
        return n == 0 ? Optional.empty() : Optional.of(100.0 * failures / n);
    }

    /// The part of the equity that grows it fastest, `p − (1 − p) ÷ (mean gain ÷ mean loss)`; empty
    /// where no trade has lost or none has gained.
    Optional<Double> kelly() {
        if (n == 0 || meanGain <= 0 || meanLoss <= 0) {
            return Optional.empty();
        }
        double won = 1 - (double) failures / n;
        return Optional.of(won - (1 - won) / (meanGain / meanLoss));
    }
}
