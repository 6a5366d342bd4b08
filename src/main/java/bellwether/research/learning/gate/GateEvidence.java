package bellwether.research.learning.gate;

import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelEvaluation;
import java.util.List;
import java.util.Optional;

/// What is known of a model that wants to be active.
///
/// @param horizon sessions that a label takes
/// @param symbols how many the judged rows are of
/// @param days judged out of sample, oldest first
/// @param calibrationError expected calibration error; empty without a judged row
/// @param incumbent empty where no model is active
/// @param leaks what the leak detector found, in words
/// @param unsearched leaks that could not be searched for, in words with the reason
/// @param tries of the same key since a model was promoted: trainings, this one included, and the
///   settings that they chose among
public record GateEvidence(
        int horizon,
        int symbols,
        List<ModelDay> days,
        Optional<Double> calibrationError,
        Optional<IncumbentRecord> incumbent,
        List<String> leaks,
        List<String> unsearched,
        int tries) {
    public GateEvidence {
        unsearched = List.copyOf(unsearched);
        days = List.copyOf(days);
        leaks = List.copyOf(leaks);
        if (horizon < 1 || symbols < 0 || tries < 1) {
            throw new IllegalArgumentException(
                    "horizon and tries must be at least 1 and symbols not negative, were %d, %d and %d"
                            .formatted(horizon, tries, symbols));
        }
    }

    /// Of an evaluation, the first one, with no other model active.
    public static GateEvidence of(ModelEvaluation found, int horizon, List<String> leaks) {
        return new GateEvidence(
                horizon,
                found.symbols(),
                found.days(),
                found.calibrationError(),
                Optional.empty(),
                leaks,
                List.of(),
                1);
    }

    /// The same with what could not be searched for.
    public GateEvidence withUnsearched(List<String> leftOpen) {
        return new GateEvidence(
                horizon, symbols, days, calibrationError, incumbent, leaks, leftOpen, tries);
    }

    /// The same of one that is not the first to be tried.
    public GateEvidence afterTries(int counted) {
        return new GateEvidence(
                horizon, symbols, days, calibrationError, incumbent, leaks, unsearched, counted);
    }

    /// The same beside the active model.
    public GateEvidence against(IncumbentRecord active) {
        return new GateEvidence(
                horizon,
                symbols,
                days,
                calibrationError,
                Optional.of(active),
                leaks,
                unsearched,
                tries);
    }
}
