package bellwether.research.learning;

import bellwether.research.learning.sample.SampleLabel;
import java.time.LocalDate;
import java.util.Optional;

/// Which model is asked, and for which session.
///
/// @param label any where it is empty; of several active models the one that was activated last
/// @param horizon likewise
/// @param day the newest session where it is empty
public record ScoreQuestion(
        Optional<SampleLabel> label, Optional<Integer> horizon, Optional<LocalDate> day) {
    /// Of any model, for the newest session.
    public static ScoreQuestion any() {
        return new ScoreQuestion(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Of any model, for a session.
    public static ScoreQuestion on(LocalDate day) {
        return new ScoreQuestion(Optional.empty(), Optional.empty(), Optional.of(day));
    }
}
