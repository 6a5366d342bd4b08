package bellwether.research.backtest.doubt;

import bellwether.technical.statistics.SharpeTrials;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The trials among which a run is one: all of its family, or all of its owner.
///
/// @param name `family` or `owner`
/// @param count every one, this run included
/// @param known how many of them have a Sharpe ratio
/// @param variance of their Sharpe ratios per session, with n - 1; null below two
public record TrialGroup(String name, int count, int known, @Nullable Double variance) {
    public TrialGroup {
        if (count < 1 || known > count) {
            throw new IllegalArgumentException(
                    "trials must count this run and all with a Sharpe ratio, were %d with %d"
                            .formatted(count, known));
        }
    }

    /// Of all trials, this run included.
    ///
    /// @param sharpes per session, not annualised; null where a trial has none
    public static TrialGroup of(String name, List<@Nullable Double> sharpes) {
        double[] known =
                sharpes.stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .toArray();
        return new TrialGroup(name, Math.max(1, sharpes.size()), known.length, variance(known));
    }

    private static @Nullable Double variance(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /// Empty where there are several and their spread is not known.
    Optional<SharpeTrials> trials() {
        if (count == 1) {
            return Optional.of(new SharpeTrials(1, 0));
        }
        return variance == null ? Optional.empty() : Optional.of(new SharpeTrials(count, variance));
    }
}
