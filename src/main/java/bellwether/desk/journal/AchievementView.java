package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.Occasion;
import org.jspecify.annotations.Nullable;

/// An achievement as its owner sees it.
///
/// @param reached null where it is not
/// @param owners how many owners have reached it
/// @param of how many could have
public record AchievementView(
        Achievement achievement, int progress, @Nullable Occasion reached, int owners, int of) {}
