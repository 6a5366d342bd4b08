package bellwether.research.backtest.doubt;

import bellwether.technical.statistics.SharpeTrials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The trials among which a run is one: all of its family, or all of its owner.
///
/// @param name `family` or `owner`
/// @param count every one, this run included
/// @param known how many of them have a Sharpe ratio
/// @param variance of their Sharpe ratios per session, with n - 1; null below two
public record TrialGroup(String name, int count, int known, @Nullable Double variance) {
    /// So many ratios say how far those of any number of trials spread.
    private static final int ENOUGH = 10;

    public TrialGroup {
        if (count < 1 || known > count) {
            throw new IllegalArgumentException(
                    "trials must count this run and all with a Sharpe ratio, were %d with %d"
                            .formatted(count, known));
        }
    }

    /// Of how many a ratio must be known for their spread: of half of them, or of 10.
    int needed() {
        return Math.max(2, Math.min(ENOUGH, (count + 1) / 2));
    }

    /// Empty where there are several and their spread is not known, or rests on too few of them.
    Optional<SharpeTrials> trials() {
        if (count == 1) {
            return Optional.of(new SharpeTrials(1, 0));
        }
        return variance == null || known < needed()
                ? Optional.empty()
                : Optional.of(new SharpeTrials(count, variance));
    }
}
