package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import java.time.Instant;
import java.util.Map;

/// How many owners have reached each achievement.
///
/// @param owners how many could have
/// @param at when they were counted
record AchievementCounts(Map<Achievement, Integer> reached, int owners, Instant at) {
    AchievementCounts {
        reached = Map.copyOf(reached);
    }

    int of(Achievement achievement) {
        return reached.getOrDefault(achievement, 0);
    }
}
