package bellwether.desk.scan.wish;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.platform.db.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows of passes.
public final class PassDao {
    private static final String COLUMNS =
            """
            id, scan, job, slot, state, symbols, unmoved, swept, unknown, detections, alerts, skipped,
            newest_bar, began_at, ended_at
            """;

    /// A pass that begins.
    ///
    /// @param job none where no symbol has a new bar
    /// @param tickers those with new bars
    /// @param symbols all of them
    /// @param unknown those without bars of the timeframe
    public record Beginning(
            Scan scan, Optional<UUID> job, long slot, List<String> tickers, int symbols, int unknown) {
        public Beginning {
            tickers = List.copyOf(tickers);
        }
    }

    /// What a running pass wants of a chunk of symbols.
    public record Wanted(long pass, long scan, Set<String> tickers) {
        public Wanted {
            tickers = Set.copyOf(tickers);
        }
    }

    /// What a chunk adds to a pass.
    ///
    /// @param newest the newest swept bar, in seconds since 1970
    public record Addition(
            long pass, int swept, int unknown, int detections, int alerts, long newest) {}

    List<ScanPass> list(Handle h, Scan scan, long before, int limit) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + "from scan_pass where scan = :scan and id < :before order by id desc limit :limit")
                .bind("scan", scan.id().number())
                .bind("before", before)
                .bind("limit", limit)
                .map(PassDao::row)
                .list();
    }

    /// One that has no new bar ends as it begins.
    public void begin(Handle h, Beginning pass) {
        h.createUpdate(
                        """
                        insert into scan_pass (scan, job, slot, state, tickers, symbols, unmoved, unknown,
                          skipped, began_at, ended_at)
                        select :scan, :job, to_timestamp(:slot),
                          case when cast(:job as uuid) is null then 'completed' else 'running' end,
                          :tickers, :symbols, :symbols - cardinality(:tickers) - :unknown, :unknown,
                          :skipped, clock_timestamp(),
                          case when cast(:job as uuid) is null then clock_timestamp() end
                        """)
                .bind("scan", pass.scan().id().number())
                .bind("job", pass.job().orElse(null))
                .bind("slot", pass.slot())
                .bindArray("tickers", String.class, pass.tickers())
                .bind("symbols", pass.symbols())
                .bind("unknown", pass.unknown())
                .bind("skipped", pass.scan().progress().skipped())
                .execute();
    }

    /// The passes of a sweep that want some of these tickers.
    public List<Wanted> wanted(Handle h, UUID job, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select id, scan,
                          array(select unnest(tickers) intersect select unnest(cast(:chunk as text[]))) as some
                        from scan_pass where job = :job and tickers && cast(:chunk as text[]) order by id
                        """)
                .bind("job", job)
                .bindArray("chunk", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Wanted(
                                row.getLong(1),
                                row.getLong(2),
                                Set.of((String[]) row.getArray(3).getArray())))
                .list();
    }

    /// Adds what was found, in the order of the passes.
    public void add(Handle h, List<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        h.createQuery("select id from scan_pass where id = any(:ids) order by id for update")
                .bindArray("ids", Long.class, additions.stream().map(Addition::pass).toList())
                .mapTo(Long.class)
                .list();
        Unnest.of(additions)
                .longs("ids", Addition::pass)
                .ints("swept", Addition::swept)
                .ints("unknown", Addition::unknown)
                .ints("detections", Addition::detections)
                .ints("alerts", Addition::alerts)
                .longs("newest", Addition::newest)
                .bind(
                        h.createUpdate(
                                """
                                update scan_pass set swept = scan_pass.swept + given.swept,
                                  unknown = scan_pass.unknown + given.unknown,
                                  detections = scan_pass.detections + given.detections,
                                  alerts = scan_pass.alerts + given.alerts,
                                  newest_bar = greatest(newest_bar, to_timestamp(given.newest))
                                from unnest(:ids, :swept, :unknown, :detections, :alerts, :newest)
                                  as given (id, swept, unknown, detections, alerts, newest)
                                where scan_pass.id = given.id
                                """))
                .execute();
    }

    /// Ends the passes of a sweep.
    ///
    /// @param whole whether all of it was done
    public List<ScanPass> end(Handle h, UUID job, boolean whole) {
        return h.createQuery(
                        """
                        update scan_pass set state = :state, ended_at = clock_timestamp(), tickers = '{}'
                        where job = :job and state = 'running' returning %s
                        """
                                .formatted(COLUMNS))
                .bind("job", job)
                .bind("state", whole ? "completed" : "partial")
                .map(PassDao::row)
                .list();
    }

    /// Removes those that ended that long ago.
    public int retire(Handle h, Duration kept) {
        return h.createUpdate(
                        "delete from scan_pass where ended_at < now() - make_interval(secs => :kept)")
                .bind("kept", (double) kept.toSeconds())
                .execute();
    }

    private static ScanPass row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp newest = row.getTimestamp("newest_bar");
        Timestamp ended = row.getTimestamp("ended_at");
        return new ScanPass(
                row.getLong("id"),
                new ScanId(row.getLong("scan")),
                Optional.ofNullable(row.getObject("job", UUID.class)),
                row.getTimestamp("slot").toInstant(),
                row.getString("state"),
                new ScanPass.Counts(
                        row.getInt("symbols"),
                        row.getInt("unmoved"),
                        row.getInt("swept"),
                        row.getInt("unknown"),
                        row.getInt("detections"),
                        row.getInt("alerts"),
                        row.getLong("skipped")),
                newest == null ? null : newest.toInstant(),
                row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
