package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.AchievementProgress;
import bellwether.desk.journal.achievement.Occasion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An achievement as its owner sees it.
///
/// @param unknown see [AchievementProgress]
/// @param reached null where it is not
/// @param owners how many owners have reached it
/// @param of how many could have
/// @param countedAt when these were counted
public record AchievementView(
        Achievement achievement,
        int progress,
        int unknown,
        @Nullable Occasion reached,
        int owners,
        int of,
        Instant countedAt) {
    /// @param kept what is stored of it; what is reached and not stored yet is counted in
    static AchievementView of(
            AchievementProgress one, @Nullable Occasion kept, AchievementCounts counts) {
        Occasion reached = kept == null ? one.reached() : kept;
        int owners = counts.of(one.achievement()) + (kept == null && reached != null ? 1 : 0);
        return new AchievementView(
                one.achievement(),
                reached == null ? one.progress() : one.achievement().goal(),
                reached == null ? one.unknown() : 0,
                reached,
                owners,
                Math.max(owners, counts.owners()),
                counts.at());
    }
}
