package bellwether.research.backtest.doubt;

import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.SharpeConfidence;
import bellwether.technical.statistics.SharpeSample;
import bellwether.technical.statistics.SharpeTrials;
import bellwether.technical.statistics.UndefinedFigure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How sure it is that a run's Sharpe ratio is no luck (Bailey and López de Prado 2012, 2014).
///
/// @param sessions how many returns
/// @param sharpe per session, not annualised
/// @param kurtosis plain: 3 for a normal distribution
/// @param aboveZero PSR(0): how probable it is that the true ratio is above 0
/// @param deflated the same above what the best of so many trials reaches without skill
/// @param undefined why there is no ratio
public record SharpeEvidence(
        int sessions,
        @Nullable Double sharpe,
        @Nullable Double skew,
        @Nullable Double kurtosis,
        @Nullable Double aboveZero,
        List<Deflated> deflated,
        @Nullable String undefined) {
    /// DSR among some trials; with one trial it is PSR(0).
    ///
    /// @param reference the ratio per session that the best of them is expected to reach by luck
    /// @param probability that the true ratio is above it
    public record Deflated(
            String among,
            int trials,
            @Nullable Double variance,
            @Nullable Double reference,
            @Nullable Double probability,
            @Nullable String undefined) {}

    /// Of a run's returns from session to session.
    public static SharpeEvidence of(double[] returns, List<TrialGroup> groups) {
        Optional<SharpeSample> sample = SharpeSample.of(returns);
        if (sample.isEmpty()) {
            Estimate none = SharpeConfidence.probabilistic(returns, 0);
            String why =
                    none.undefined().map(UndefinedFigure::detail).orElse("returns do not vary");
            return new SharpeEvidence(
                    returns.length,
                    null,
                    null,
                    null,
                    null,
                    groups.stream().map(group -> none(group, why)).toList(),
                    why);
        }
        return of(sample.get(), groups);
    }

    /// The same of a sample that was taken before.
    public static SharpeEvidence of(SharpeSample known, List<TrialGroup> groups) {
        Estimate zero = SharpeConfidence.probabilistic(known, 0);
        return new SharpeEvidence(
                known.n(),
                known.sharpe(),
                known.skew(),
                known.kurtosis(),
                zero.estimate().orElse(null),
                groups.stream().map(group -> deflated(known, group)).toList(),
                zero.undefined().map(UndefinedFigure::detail).orElse(null));
    }

    private static Deflated deflated(SharpeSample sample, TrialGroup group) {
        Optional<SharpeTrials> trials = group.trials();
        if (trials.isEmpty()) {
            return none(
                    group,
                    "%,d trials, whose spread needs the Sharpe ratios of %d, and %d are known"
                            .formatted(group.count(), group.needed(), group.known()));
        }
        Estimate estimate = SharpeConfidence.deflated(sample, trials.get());
        return new Deflated(
                group.name(),
                group.count(),
                group.variance(),
                trials.get().expectedMaximum(),
                estimate.estimate().orElse(null),
                estimate.undefined().map(UndefinedFigure::detail).orElse(null));
    }

    private static Deflated none(TrialGroup group, String why) {
        return new Deflated(group.name(), group.count(), group.variance(), null, null, why);
    }

    /// DSR among the trials of its family; null where it is not known.
    public @Nullable Double deflatedProbability() {
        return deflated.isEmpty() ? aboveZero : deflated.getFirst().probability();
    }
}
