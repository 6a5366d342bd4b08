package bellwether.trading.portfolio.matching;

import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.FillSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is to be walked next, or until when nothing is.
sealed interface PlannedStep {
    /// Bars that can be walked now.
    ///
    /// @param step without exchange rates
    /// @param newHolds splits that these bars make suspect
    /// @param recorded holds whose splits are on record by now
    /// @param actions that the step books
    /// @param newest whether no symbol has a later bar, so that strategies decide on it
    record Walk(
            TapeStep step,
            FillSource source,
            List<SplitHold> newHolds,
            List<SplitHold> recorded,
            List<BookedAction> actions,
            boolean newest)
            implements PlannedStep {
        public Walk {
            newHolds = List.copyOf(newHolds);
            recorded = List.copyOf(recorded);
            actions = List.copyOf(actions);
        }
    }

    /// Nothing can be walked.
    ///
    /// @param until when bars that are missing are no longer waited for; empty where new bars have
    ///   to come first
    record Wait(Optional<Instant> until) implements PlannedStep {}
}
