package bellwether.research.learning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How a model has fared on dates that it had not seen.
///
/// @param dates how many: those of its folds, and those scored since
/// @param liveDates how many of them were scored before their outcomes were known
/// @param effectiveN to how many independent dates that comes; null where it is not known
/// @param auc mean of the daily ones; 0.5 is chance
/// @param aucLow lower end of its 90 % interval
/// @param logLoss mean over dates
/// @param baseLogLoss the same of the base rate
/// @param since the first date
public record ModelRecord(
        int dates,
        int liveDates,
        @Nullable Double effectiveN,
        @Nullable Double auc,
        @Nullable Double aucLow,
        @Nullable Double aucHigh,
        @Nullable Double logLoss,
        @Nullable Double baseLogLoss,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {}
