package bellwether.desk.journal.achievement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an owner is.
///
/// @param progress at most the goal; of a run that ended before its goal, that of the present one
/// @param reached null where it is not
public record AchievementProgress(
        Achievement achievement, int progress, @Nullable Occasion reached) {
    static AchievementProgress of(Achievement achievement, List<AchievementStep> steps) {
        int count = 0;
        for (AchievementStep step : steps) {
            count = step.after(count);
            if (count >= achievement.goal()) {
                return new AchievementProgress(achievement, achievement.goal(), step.occasion());
            }
        }
        return new AchievementProgress(achievement, count, null);
    }
}
