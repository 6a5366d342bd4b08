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
public record GateEvidence(
        int horizon,
        int symbols,
        List<ModelDay> days,
        Optional<Double> calibrationError,
        Optional<IncumbentRecord> incumbent,
        List<String> leaks) {
    public GateEvidence {
        days = List.copyOf(days);
        leaks = List.copyOf(leaks);
        if (horizon < 1 || symbols < 0) {
            throw new IllegalArgumentException(
                    "horizon must be at least 1 and symbols not negative, were %d and %d"
                            .formatted(horizon, symbols));
        }
    }

    /// Of an evaluation, with no other model active.
    public static GateEvidence of(ModelEvaluation found, int horizon, List<String> leaks) {
        return new GateEvidence(
                horizon,
                found.symbols(),
                found.days(),
                found.calibrationError(),
                Optional.empty(),
                leaks);
    }

    /// The same beside the active model.
    public GateEvidence against(IncumbentRecord active) {
        return new GateEvidence(
                horizon, symbols, days, calibrationError, Optional.of(active), leaks);
    }
}
