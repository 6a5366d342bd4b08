package bellwether.research.screen.store;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.ScreenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows of saved screens.
public final class ScreenDao {
    private static final String SELECT =
            """
            select id, owner, name, text, universe, timeframe, track, version, created_at, changed_at
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
                                                  version = version + 1, changed_at = :now
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
        }
        return isDone;
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, ScreenDefinition screen, JsonNode tree, Instant now) {
        return statement
                .bind("name", screen.name())
                .bind("text", screen.text())
                .bind("tree", Json.write(tree))
                .bind("universe", screen.universe())
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
        return new SavedScreen(
                new ScreenId(row.getLong("id")),
                row.getString("owner"),
                row.getString("name"),
                row.getString("text"),
                row.getString("universe"),
                Timeframe.of(row.getString("timeframe")).orElseThrow(),
                row.getBoolean("track"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
