package bellwether.desk.journal.store;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.Occasion;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What owners have reached.
public final class AchievementDao {
    /// Keeps one that was reached; says whether it was not there yet.
    public boolean insert(
            Handle h, String owner, Achievement achievement, Occasion occasion, Instant now) {
        return h.createUpdate(
                                """
                                insert into achievement (owner, name, at, event, unlocked_at)
                                values (:owner, :name, :at, :event, :now) on conflict do nothing
                                """)
                        .bind("owner", owner)
                        .bind("name", achievement.key())
                        .bind("at", Timestamp.from(occasion.at()))
                        .bind("event", occasion.event())
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// Those of an owner.
    public Map<Achievement, Occasion> reached(Handle h, String owner) {
        Map<Achievement, Occasion> reached = new EnumMap<>(Achievement.class);
        h.createQuery("select name, at, event from achievement where owner = :owner")
                .bind("owner", owner)
                .map((row, _) ->
                        Map.entry(
                                achievement(row.getString("name")),
                                new Occasion(
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("event"))))
                .forEach(one -> reached.put(one.getKey(), one.getValue()));
        return reached;
    }

    private static Achievement achievement(String name) {
        return Achievement.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// By how many owners each was reached.
    public Map<Achievement, Integer> counts(Handle h) {
        Map<Achievement, Integer> counts = new HashMap<>();
        h.createQuery("select name, count(*) as n from achievement group by name")
                .map((row, _) -> Map.entry(achievement(row.getString("name")), row.getInt("n")))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /// Who has an entry or an achievement.
    public List<String> owners(Handle h) {
        return h.createQuery(
                        """
                        select owner from journal_entry union select owner from achievement order by 1
                        """)
                .mapTo(String.class)
                .list();
    }
}
