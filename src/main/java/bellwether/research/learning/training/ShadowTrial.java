package bellwether.research.learning.training;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a model did in shadow: over sessions that it had scored before their outcomes were known.
///
/// @param from the first session
/// @param auc mean of the daily ones; null where no day had rows of both classes
/// @param logLoss mean over days
/// @param baseLogLoss the same of the base rate
/// @param incumbentLogLoss of the active model on the days that both have scored; null where there
///   is none
/// @param failed what was not met, in words
public record ShadowTrial(
        LocalDate from,
        LocalDate to,
        int days,
        @Nullable Double auc,
        double logLoss,
        double baseLogLoss,
        @Nullable Double incumbentLogLoss,
        List<String> failed) {
    /// How many judged days a trial takes.
    public static final int DAYS = 20;

    public ShadowTrial {
        failed = List.copyOf(failed);
    }

    /// Whether it may become active.
    public boolean passed() {
        return failed.isEmpty();
    }

    /// Of the first days that were judged.
    ///
    /// @param days twenty or more, oldest first
    /// @param incumbent days of the active model
    static ShadowTrial of(List<JudgedDay> days, List<JudgedDay> incumbent) {
        return new TrialFigures(days.subList(0, DAYS), incumbent).trial();
    }
}
