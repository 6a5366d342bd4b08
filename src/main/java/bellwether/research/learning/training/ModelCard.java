package bellwether.research.learning.training;

import bellwether.market.symbols.Survivorship;
import bellwether.research.learning.leak.LeakDoubt;
import bellwether.research.learning.leak.LeakFinding;
import bellwether.research.learning.model.FeatureImportance;
import bellwether.research.learning.model.ReliabilityBin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a model: made once, when its training ended.
///
/// @param attempts tries of the same key up to this training, refused ones among them: one for each
///   training and for each setting that one chose among
/// @param tries those of them since a model of the key was promoted with every rule met: the p that
///   the gate asks for is 0.05 ÷ tries; null of models that were judged before they counted
/// @param judgedAgainst the model that was active, as `mo_3`; null where none was
/// @param importance of each feature out of sample
/// @param gate each rule that was checked
/// @param doubts leaks that could not be searched for
public record ModelCard(
        Span span,
        Rows rows,
        Survivorship survivorship,
        Metrics metrics,
        int attempts,
        @Nullable Integer tries,
        @Nullable String judgedAgainst,
        List<ReliabilityBin> reliability,
        List<FeatureImportance> importance,
        List<GateLine> gate,
        List<LeakFinding> leaks,
        List<LeakDoubt> doubts) {
    public ModelCard {
        reliability = List.copyOf(reliability);
        importance = List.copyOf(importance);
        gate = List.copyOf(gate);
        leaks = List.copyOf(leaks);
        doubts = List.copyOf(doubts);
    }

    /// The sessions that it was made of.
    ///
    /// @param judgedFrom null where no date was judged
    public record Span(
            LocalDate from,
            LocalDate to,
            int sessions,
            int folds,
            @Nullable LocalDate judgedFrom) {}

    /// The rows that it was made of.
    ///
    /// @param used symbols that have rows
    /// @param leftOut symbols for whose rows there was no room
    /// @param judged rows out of sample
    /// @param judgedDates their dates
    /// @param effectiveN to how many independent dates that comes; null where it is not known
    /// @param baseRate share of positive rows among all that trained, by weight; null on cards of
    ///   before
    public record Rows(
            int symbols,
            int used,
            int leftOut,
            int rows,
            int judged,
            int judgedDates,
            @Nullable Double effectiveN,
            @Nullable Double baseRate,
            String message) {}

    /// Out of sample, beside what needs no model; null where no row was judged.
    ///
    /// @param auc mean of the daily ones
    /// @param aucLow lower end of its 90 % interval
    /// @param calibrationError expected calibration error
    public record Metrics(
            @Nullable Double auc,
            @Nullable Double aucLow,
            @Nullable Double aucHigh,
            @Nullable Double logLoss,
            @Nullable Double baseLogLoss,
            @Nullable Double momentumLogLoss,
            @Nullable Double brier,
            @Nullable Double baseBrier,
            @Nullable Double calibrationError) {}

    /// Whether every rule was met.
    public boolean passed() {
        return gate.stream().allMatch(GateLine::passed);
    }
}
