package bellwether.research.learning.gate;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether an active model has lost what it was shown for: its skill is what the base rate loses
/// more than the model, by date, on its live record. Suspended when even the upper bound of its
/// mean is under 0.
///
/// @param suspended whether it is to be suspended
/// @param skill the mean over dates, in log loss
/// @param upper one-sided bound of 95 %; empty where there are too few dates, which suspends
///   nothing
public record SuspensionRule(boolean suspended, Estimate skill, Optional<Double> upper) {
    /// Two-sided, so that its upper end is a one-sided bound of 95 %.
    private static final double BOUND_LEVEL = 0.9;

    /// Of a live record.
    ///
    /// @param days whose labels have ended, oldest first
    /// @param symbols how many the rows are of
    /// @param horizon sessions that a label takes
    public static SuspensionRule of(List<ModelDay> days, int symbols, int horizon) {
        return of(skill(days), symbols, horizon);
    }

    /// The same of a record whose dates are days of the calendar.
    public static SuspensionRule byDays(List<ModelDay> days, int symbols, int horizon) {
        return of(skill(days).byDays(), symbols, horizon);
    }

    private static DatedFigures skill(List<ModelDay> days) {
        return DatedFigures.of(
                days.stream().mapToInt(ModelDay::date).toArray(),
                days.stream().mapToDouble(day -> day.baseLoss() - day.loss()).toArray());
    }

    private static SuspensionRule of(DatedFigures dated, int symbols, int horizon) {
        Estimate skill = dated.mean(Math.max(1, symbols), horizon, BOUND_LEVEL);
        Optional<Double> upper = skill.interval().map(ConfidenceInterval::high);
        return new SuspensionRule(upper.filter(bound -> bound < 0).isPresent(), skill, upper);
    }

    /// What was found, in a sentence.
    public String words() {
        return "skill over the base rate, its upper 95 %% bound must not be under 0, is %s; %s"
                .formatted(
                        upper.map(bound -> String.format(Locale.ROOT, "%+.5f", bound))
                                .orElse("unknown"),
                        skill.words());
    }
}
