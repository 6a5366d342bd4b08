package bellwether.research.screen.store;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Json;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenTracking;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of saved screens.
public final class ScreenDao {
    private static final String SELECT =
            """
            select id, owner, name, text, universe, timeframe, track, version, created_at, changed_at,
              swept_at, broken
            from screen
            """;

    /// One of an owner.
    public Optional<SavedScreen> find(Handle h, String owner, ScreenId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(ScreenDao::row)
                .findOne();
    }

    /// One of an owner by its name, whatever its case.
    public Optional<SavedScreen> find(Handle h, String owner, String name) {
        return h.createQuery(SELECT + "where owner = :owner and lower(name) = lower(:name)")
                .bind("owner", owner)
                .bind("name", name)
                .map(ScreenDao::row)
                .findOne();
    }

    /// Those of an owner, in the order of their making.
    public List<SavedScreen> list(Handle h, String owner, long after, int limit) {
        return h.createQuery(
                        SELECT + "where owner = :owner and id > :after order by id limit :limit")
                .bind("owner", owner)
                .bind("after", after)
                .bind("limit", limit)
                .map(ScreenDao::row)
                .list();
    }

    /// Those of all owners that are tracked.
    public List<SavedScreen> tracked(Handle h, Timeframe timeframe) {
        return h.createQuery(SELECT + "where track and timeframe = :timeframe order by id")
                .bind("timeframe", timeframe.code())
                .map(ScreenDao::row)
                .list();
    }

    /// What moves when one of these owners makes, changes or deletes a screen.
    public String print(Handle h, Collection<String> owners) {
        return h.createQuery(
                        """
                        select coalesce(string_agg(id || ' ' || version, ',' order by id), '') from screen
                        where owner = any(:owners)
                        """)
                .bindArray("owners", String.class, List.copyOf(owners))
                .mapTo(String.class)
                .one();
    }

    /// These, which stay as they are until the transaction ends.
    List<SavedScreen> held(Handle h, Collection<ScreenId> ids) {
        return h.createQuery(SELECT + "where id = any(:ids) order by id for share")
                .bindArray("ids", Long.class, ids.stream().map(ScreenId::number).toList())
                .map(ScreenDao::row)
                .list();
    }

    /// Notes that a sweep looked at a screen, at most once a minute, or why it could not.
    public void note(Handle h, SavedScreen screen, @Nullable String broken, Instant now) {
        h.createUpdate(
                        """
                        update screen set swept_at = case when cast(:broken as text) is null then :now else swept_at end,
                          broken = :broken
                        where id = :id and version = :version
                          and (broken is distinct from cast(:broken as text)
                            or (cast(:broken as text) is null
                              and (swept_at is null or swept_at < cast(:now as timestamptz) - interval '1 minute')))
                        """)
                .bind("id", screen.id().number())
                .bind("version", screen.version())
                .bind("broken", broken)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    public int count(Handle h, String owner) {
        return h.createQuery("select count(*) from screen where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    /// Empty where the owner has one of this name.
    public Optional<ScreenId> insert(
            Handle h, String owner, ScreenDefinition screen, JsonNode tree, Instant now) {
        return bound(
                        h.createQuery(
                                """
                                insert into screen (owner, name, text, tree, universe, timeframe, track, created_at, changed_at)
                                values (:owner, :name, :text, cast(:tree as jsonb), :universe, :timeframe, :track, :now, :now)
                                on conflict (owner, lower(name)) do nothing returning id
                                """),
                        screen,
                        tree,
                        now)
                .bind("owner", owner)
                .mapTo(Long.class)
                .findOne()
                .map(ScreenId::new);
    }

    /// Whether it still was of that version. Spans of another condition are not those of this one.
    public boolean update(
            Handle h, SavedScreen old, ScreenDefinition screen, JsonNode tree, Instant now) {
        boolean isDone =
                bound(
                                        h.createUpdate(
                                                """
                                                update screen set name = :name, text = :text,
                                                  tree = cast(:tree as jsonb), universe = :universe,
                                                  timeframe = :timeframe, track = :track,
                                                  version = version + 1, changed_at = :now,
                                                  swept_at = null, broken = null
                                                where id = :id and version = :version
                                                """),
                                        screen,
                                        tree,
                                        now)
                                .bind("id", old.id().number())
                                .bind("version", old.version())
                                .execute()
                        == 1;
        if (isDone && !screen.findsAs(old.definition())) {
            h.createUpdate("delete from screen_span where screen = :id")
                    .bind("id", old.id().number())
                    .execute();
        } else if (isDone && old.track() && !screen.track()) {
            h.createUpdate(
                            "update screen_span set ended = 'untracked' where screen = :id and"
                                    + " ended is null")
                    .bind("id", old.id().number())
                    .execute();
        }
        return isDone;
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, ScreenDefinition screen, JsonNode tree, Instant now) {
        return statement
                .bind("name", screen.name())
                .bind("text", screen.text())
                .bind("tree", Json.write(tree))
                .bind("universe", Json.write(screen.universe()))
                .bind("timeframe", screen.timeframe().code())
                .bind("track", screen.track())
                .bind("now", Timestamp.from(now));
    }

    /// Whether it still was of that version.
    public boolean delete(Handle h, SavedScreen old) {
        return h.createUpdate("delete from screen where id = :id and version = :version")
                        .bind("id", old.id().number())
                        .bind("version", old.version())
                        .execute()
                == 1;
    }

    private static SavedScreen row(ResultSet row, StatementContext ctx) throws SQLException {
        Timestamp swept = row.getTimestamp("swept_at");
        return new SavedScreen(
                new ScreenId(row.getLong("id")),
                row.getString("owner"),
                row.getString("name"),
                row.getString("text"),
                Json.stored(row.getString("universe"), Universe.class),
                Timeframe.of(row.getString("timeframe")).orElseThrow(),
                row.getBoolean("track"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                new ScreenTracking(
                        swept == null ? null : swept.toInstant(), row.getString("broken")));
    }
}
