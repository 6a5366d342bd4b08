package bellwether.desk.scan.wish;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanFilter;
import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.ScanProgress;
import bellwether.desk.scan.ScanTiming;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows of scans.
public final class ScanDao {
    private static final String SELECT =
            """
            select id, owner, name, universe, timeframe, every_seconds, batch, patterns, min_quality,
                session_only, alerts, running, position, last_slot, skipped, version, created_at,
                changed_at
            from scan
            """;

    private static final String SLOT =
            "floor(extract(epoch from clock_timestamp()) / every_seconds)::bigint";

    List<Scan> list(Handle h, String owner, long after, int limit) {
        return h.createQuery(
                        SELECT + "where owner = :owner and id > :after order by id limit :limit")
                .bind("owner", owner)
                .bind("after", after)
                .bind("limit", limit)
                .map(ScanDao::row)
                .list();
    }

    Optional<Scan> find(Handle h, String owner, ScanId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(ScanDao::row)
                .findOne();
    }

    /// Changes of an owner's scans come one after the other, so that they can be counted and their
    /// names compared.
    void lock(Handle h, String owner) {
        h.createQuery("select 1 from pg_advisory_xact_lock(hashtext('scan'), hashtext(:owner))")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    /// Those of an owner, under [#lock].
    int count(Handle h, String owner) {
        return h.createQuery("select count(*) from scan where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    /// Empty where the owner has one of this name. Its first pass is due at once.
    Optional<Long> insert(Handle h, String owner, ScanRequest wanted, Instant now) {
        return bind(
                        h.createQuery(
                                """
                                insert into scan (owner, name, universe, timeframe, every_seconds, batch,
                                  patterns, min_quality, session_only, alerts, running, last_slot,
                                  created_at, changed_at)
                                values (:owner, :name, cast(:universe as jsonb), :timeframe, :every, :batch,
                                  :patterns, :quality, :session, :alerts, :running, -1, :now, :now)
                                on conflict (owner, name) do nothing returning id
                                """),
                        wanted)
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .findOne();
    }

    /// Whether it was still of that version.
    boolean update(Handle h, Scan old, ScanRequest wanted, Instant now) {
        return bind(
                                h.createUpdate(
                                        """
                                        update scan set name = :name, universe = cast(:universe as jsonb),
                                          timeframe = :timeframe, every_seconds = :every, batch = :batch,
                                          patterns = :patterns, min_quality = :quality,
                                          session_only = :session, alerts = :alerts, running = :running,
                                          last_slot = -1, skipped = 0,
                                          version = version + 1, changed_at = :now
                                        where id = :id and version = :version
                                        """),
                                wanted)
                        .bind("id", old.id().number())
                        .bind("version", old.version())
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// Whether the owner has one of this name, in capitals or not.
    boolean isNameTaken(Handle h, String owner, String name, Optional<ScanId> but) {
        return h.createQuery(
                        "select 1 from scan where owner = :owner and lower(name) = lower(:name)"
                                + " and id <> :id limit 1")
                .bind("owner", owner)
                .bind("name", name)
                .bind("id", but.map(ScanId::number).orElse(0L))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Whether it was still of that version.
    boolean delete(Handle h, Scan old) {
        return h.createUpdate("delete from scan where id = :id and version = :version")
                        .bind("id", old.id().number())
                        .bind("version", old.version())
                        .execute()
                == 1;
    }

    /// Running scans of a timeframe, the oldest first.
    ///
    /// @param dueOnly only those whose next slot has begun, by the database's clock
    public List<Scan> running(Handle h, Timeframe timeframe, boolean dueOnly) {
        return h.createQuery(
                        SELECT
                                + "where running and timeframe = :timeframe"
                                + (dueOnly ? " and last_slot < " + SLOT : "")
                                + " order by id")
                .bind("timeframe", timeframe.code())
                .map(ScanDao::row)
                .list();
    }

    /// Those of these ids that are still there.
    public List<Scan> find(Handle h, Collection<Long> ids) {
        return h.createQuery(SELECT + "where id = any(:ids) order by owner, id")
                .bindArray("ids", Long.class, List.copyOf(ids))
                .map(ScanDao::row)
                .list();
    }

    /// Timeframes of running scans whose next slot has begun.
    public Set<Timeframe> due(Handle h) {
        return Set.copyOf(
                h
                        .createQuery(
                                "select distinct timeframe from scan where running and last_slot < "
                                        + SLOT)
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .flatMap(code -> Timeframe.of(code).stream())
                        .toList());
    }

    /// Counts the slots that have begun and ended since a scan's newest pass as skipped. The
    /// present one stays due.
    public void skip(Handle h, Timeframe timeframe) {
        h.createUpdate(
                        """
                        with late as (
                          select id, %1$s - 1 as before from scan
                          where running and timeframe = :timeframe
                            and last_slot >= 0 and last_slot < %1$s - 1
                          order by id for no key update
                        )
                        update scan set skipped = skipped + late.before - last_slot,
                          last_slot = late.before
                        from late where scan.id = late.id
                        """
                                .formatted(SLOT))
                .bind("timeframe", timeframe.code())
                .execute();
    }

    /// Notes that a pass was made in the slot of this moment.
    public void passed(Handle h, Scan scan, long epochSecond, String position) {
        h.createUpdate(
                        """
                        update scan set last_slot = greatest(last_slot, :slot), position = :position,
                          skipped = 0, other_detections = 0, other_alerts = 0, other_trouble = null
                        where id = :id
                        """)
                .bind("id", scan.id().number())
                .bind("slot", scan.timing().slot(epochSecond))
                .bind("position", position)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ScanRequest wanted) {
        ScanTiming timing = wanted.timing();
        ScanFilter filter = wanted.filter();
        return statement
                .bind("name", wanted.name())
                .bind("universe", Json.write(wanted.looked()))
                .bind("timeframe", timing.timeframe().code())
                .bind("every", timing.everySeconds())
                .bind("batch", timing.batch().isPresent() ? timing.batch().getAsInt() : null)
                .bindArray("patterns", String.class, filter.patterns().stream().sorted().toList())
                .bind("quality", filter.minQuality())
                .bind("session", timing.sessionOnly())
                .bind("alerts", Boolean.TRUE.equals(wanted.alerts()))
                .bind("running", !Boolean.FALSE.equals(wanted.running()));
    }

    private static Scan row(ResultSet row, StatementContext context) throws SQLException {
        int batch = row.getInt("batch");
        OptionalInt size = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(batch);
        return new Scan(
                new ScanId(row.getLong("id")),
                row.getString("owner"),
                row.getString("name"),
                Json.stored(row.getString("universe"), Universe.class),
                new ScanTiming(
                        Timeframe.of(row.getString("timeframe")).orElseThrow(),
                        row.getInt("every_seconds"),
                        size,
                        row.getBoolean("session_only")),
                new ScanFilter(
                        Set.of((String[]) row.getArray("patterns").getArray()),
                        row.getObject("min_quality", Double.class)),
                row.getBoolean("alerts"),
                row.getBoolean("running"),
                new ScanProgress(
                        row.getString("position"),
                        row.getLong("last_slot"),
                        row.getLong("skipped")),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
