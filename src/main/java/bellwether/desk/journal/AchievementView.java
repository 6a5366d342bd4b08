package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.AchievementProgress;
import bellwether.desk.journal.achievement.Occasion;
import org.jspecify.annotations.Nullable;

/// An achievement as its owner sees it.
///
/// @param unknown see [AchievementProgress]
/// @param reached null where it is not
/// @param owners how many owners have reached it
/// @param of how many could have
public record AchievementView(
        Achievement achievement,
        int progress,
        int unknown,
        @Nullable Occasion reached,
        int owners,
        int of) {
    static AchievementView of(
            AchievementProgress one, @Nullable Occasion reached, int owners, int of) {
        return reached == null
                ? new AchievementView(
                        one.achievement(), one.progress(), one.unknown(), null, owners, of)
                : new AchievementView(
                        one.achievement(), one.achievement().goal(), 0, reached, owners, of);
    }
}
