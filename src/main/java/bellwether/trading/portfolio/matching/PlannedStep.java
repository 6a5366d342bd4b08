package bellwether.trading.portfolio.matching;

import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.FillSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is to be walked next, or until when nothing is.
sealed interface PlannedStep {
    /// Bars that can be walked now.
    ///
    /// @param step without exchange rates
    /// @param newHolds splits that these bars make suspect
    /// @param recorded holds whose splits are on record by now
    /// @param actions that the step books
    /// @param newest symbols that have no later bar, so that strategies decide on this one
    record Walk(
            TapeStep step,
            FillSource source,
            List<SplitHold> newHolds,
            List<SplitHold> recorded,
            List<BookedAction> actions,
            Set<String> newest)
            implements PlannedStep {
        public Walk {
            newHolds = List.copyOf(newHolds);
            recorded = List.copyOf(recorded);
            actions = List.copyOf(actions);
            newest = Set.copyOf(newest);
        }

        /// Actions that need no bar, now.
        static Walk without(MatchInput input, LocalDate day, DueActions due) {
            return new Walk(
                    new TapeStep(
                            input.now().getEpochSecond(),
                            day,
                            true,
                            List.of(),
                            due.actions(),
                            Set.of(),
                            List.of()),
                    FillSource.NONE,
                    List.of(),
                    List.of(),
                    due.booked(),
                    Set.of());
        }
    }

    /// All bars that were read are walked.
    ///
    /// @param from when the first of the others begins
    record Read(Instant from) implements PlannedStep {}

    /// Nothing can be walked.
    ///
    /// @param until when bars that are missing are no longer waited for; empty where new bars have
    ///   to come first
    record Wait(Optional<Instant> until) implements PlannedStep {
        Wait noLongerThan(Optional<Instant> other) {
            return new Wait(Stream.concat(until.stream(), other.stream()).min(Instant::compareTo));
        }
    }
}
