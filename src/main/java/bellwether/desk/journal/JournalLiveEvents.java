package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Publishes what was reached, as the last statement of a transaction.
final class JournalLiveEvents {
    private static final LiveEventType UNLOCKED =
            LiveEventType.kept("journal", "achievement.unlocked");

    static final List<LiveEventType> TYPES = List.of(UNLOCKED);

    private JournalLiveEvents() {}

    private record Data(Achievement achievement, String meaning, Instant at, String event) {}

    static void unlocked(
            Handle transaction, String owner, Achievement achievement, Occasion occasion) {
        LiveEvents.publish(
                transaction,
                UNLOCKED,
                owner,
                new Data(achievement, achievement.meaning(), occasion.at(), occasion.event()));
    }
}
