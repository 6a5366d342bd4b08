package bellwether.research.learning.serving;

import bellwether.research.learning.training.JudgedDay;
import java.time.LocalDate;
import java.util.List;

/// What was found of a model by newer bars.
///
/// @param followed the model that was looked at
/// @param model which has scored: the same, or the version before where that is damaged
/// @param featureVersion of the features
/// @param looked which bars were read
/// @param scores that are new; with features those of the last session alone
/// @param judged days whose labels have ended, those without a row among them
/// @param figures of the judged days that have rows
record ScoredSessions(
        long followed,
        long model,
        int featureVersion,
        LookedBars looked,
        List<OpenScore> scores,
        List<LocalDate> judged,
        List<JudgedDay> figures) {
    ScoredSessions {
        scores = List.copyOf(scores);
        judged = List.copyOf(judged);
        figures = List.copyOf(figures);
    }
}
