package bellwether.research.learning.store;

import bellwether.platform.base.Json;
import bellwether.research.learning.gate.GateReport;
import bellwether.research.learning.online.GateLooks;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.LearnerState;
import bellwether.research.learning.online.LearnerVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Learners and their versions.
final class LearnerDao {
    private static final String SELECT =
            """
            select id, key, version, state, speaks, gate, looks, created_at, changed_at from learner where

            """;

    /// In the order of their keys.
    List<Learner> list(Handle h, String owner) {
        return h.createQuery(SELECT + "owner = :owner order by key")
                .bind("owner", owner)
                .map(LearnerDao::learner)
                .list();
    }

    Optional<Learner> find(Handle h, String owner, String key) {
        return find(h, owner, key, "");
    }

    /// The same, its row held until the transaction ends.
    Optional<Learner> locked(Handle h, String owner, String key) {
        return find(h, owner, key, " for update");
    }

    /// One by its id, held likewise.
    Optional<Learner> locked(Handle h, long id) {
        return h.createQuery(SELECT + "id = :id for update")
                .bind("id", id)
                .map(LearnerDao::learner)
                .findOne();
    }

    private static Optional<Learner> find(Handle h, String owner, String key, String lock) {
        return h.createQuery(SELECT + "owner = :owner and key = :key" + lock)
                .bind("owner", owner)
                .bind("key", key)
                .map(LearnerDao::learner)
                .findOne();
    }

    /// How many an owner has; no other transaction makes one of this owner until this one ends.
    int counted(Handle h, String owner) {
        h.createQuery("select pg_advisory_xact_lock(hashtextextended(:owner, 49))::text")
                .bind("owner", owner)
                .mapTo(String.class)
                .list();
        return h.createQuery("select count(*) from learner where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    /// Makes one, unless another has made it since.
    void insert(Handle h, String owner, String key, LearnerState state, Instant now) {
        h.createUpdate(
                        """
                        with made as (
                            insert into learner (owner, key, version, n, state, speaks, gate, created_at, changed_at)
                            values (:owner, :key, 1, 0, :state, false, :gate, :now, :now)
                            on conflict (owner, key) do nothing returning id)
                        insert into learner_version (learner, version, began_at, why)
                        select id, 1, :now, 'the first row' from made
                        """)
                .bind("owner", owner)
                .bind("key", key)
                .bind("state", Json.write(state))
                .bind("gate", Json.write(new GateReport(List.of())))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void update(Handle h, Learner learner, Instant now) {
        h.createUpdate(
                        """
                        update learner set version = :version, n = :n, state = :state, speaks = :speaks,
                            gate = :gate, looks = :looks, changed_at = :now
                        where id = :id
                        """)
                .bind("id", learner.id())
                .bind("version", learner.version())
                .bind("n", learner.state().all().total())
                .bind("state", Json.write(learner.state()))
                .bind("speaks", learner.speaks())
                .bind("gate", Json.write(learner.gate()))
                .bind("looks", Json.write(learner.looks()))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Ends a version, keeping its state, and begins the next.
    void begin(Handle h, Learner ended, String why, Instant now) {
        h.createUpdate(
                        """
                        with old as (
                            update learner_version set ended_at = :now, updates = :updates, state = :state
                            where learner = :id and version = :version)
                        insert into learner_version (learner, version, began_at, why)
                        values (:id, :version + 1, :now, :why)
                        """)
                .bind("id", ended.id())
                .bind("version", ended.version())
                .bind("updates", ended.state().learnt().total())
                .bind("state", Json.write(ended.state()))
                .bind("why", why)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// The newest first.
    List<LearnerVersion> versions(Handle h, long learner) {
        return h.createQuery(
                        """
                        select version, began_at, why, ended_at, updates from learner_version
                        where learner = :id order by version desc
                        """)
                .bind("id", learner)
                .map((row, _) ->
                        new LearnerVersion(
                                row.getInt(1),
                                row.getTimestamp(2).toInstant(),
                                row.getString(3),
                                Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant),
                                Optional.ofNullable(row.getObject(5, Long.class))))
                .list();
    }

    /// Whether there was one.
    boolean delete(Handle h, String owner, String key) {
        return h.createUpdate("delete from learner where owner = :owner and key = :key")
                        .bind("owner", owner)
                        .bind("key", key)
                        .execute()
                > 0;
    }

    private static Learner learner(ResultSet row, StatementContext ctx) throws SQLException {
        return new Learner(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                Json.stored(row.getString(4), LearnerState.class),
                row.getBoolean(5),
                Json.stored(row.getString(6), GateReport.class),
                Optional.ofNullable(row.getString(7))
                        .map(text -> Json.stored(text, GateLooks.class))
                        .orElse(GateLooks.NONE),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant());
    }
}
