package bellwether.desk.journal.achievement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an owner is.
///
/// @param progress at most the goal; of a run that ended before its goal, that of the present one
/// @param unknown steps since the run began of which it is not known whether they count; 0 once
///   reached
/// @param reached null where it is not
public record AchievementProgress(
        Achievement achievement, int progress, int unknown, @Nullable Occasion reached) {
    static AchievementProgress of(Achievement achievement, List<AchievementStep> steps) {
        int count = 0;
        int unknown = 0;
        for (AchievementStep step : steps) {
            count = step.after(count);
            unknown =
                    switch (step.effect()) {
                        case COUNT -> unknown;
                        case UNKNOWN -> unknown + 1;
                        case BEGIN, END -> 0;
                    };
            if (count >= achievement.goal()) {
                return new AchievementProgress(achievement, achievement.goal(), 0, step.occasion());
            }
        }
        return new AchievementProgress(achievement, count, unknown, null);
    }
}
