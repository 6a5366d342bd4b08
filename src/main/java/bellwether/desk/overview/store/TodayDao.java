package bellwether.desk.overview.store;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.NoPreparedPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What the overview reads of scans and symbols.
public final class TodayDao {
    private static final String OF_PASSES =
            """
            from scan_pass as pass join scan on scan.id = pass.scan
            where scan.owner = :owner and (pass.ended_at is null or pass.ended_at >= :since)
            """;

    private static final String PASSES =
            """
            select pass.id, pass.scan, scan.name, pass.state, pass.symbols, pass.swept, pass.failed,
                pass.detections, pass.alerts, pass.began_at, pass.ended_at
            """
                    + OF_PASSES
                    + "order by pass.id desc limit :most";

    private static final String PASS_COUNT =
            "select count(*), coalesce(sum(pass.detections), 0) " + OF_PASSES;

    private static final String REACHES =
            """
            select symbol.ticker, symbol.exchange, symbol.delisted, symbol.synthetic, series.last_ts
            from symbol
            left join series on series.symbol_id = symbol.id and series.timeframe = '1d'
            """;

    private static final String NAMES =
            "select ticker, name from symbol where ticker = any(:tickers) and name is not null";

    private final Jdbi jdbi;

    public TodayDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A pass of a scan.
    ///
    /// @param swept symbols that were walked
    /// @param endedAt null while it runs
    public record Pass(
            long id,
            String scan,
            String name,
            String state,
            int symbols,
            int swept,
            int failed,
            int detections,
            int alerts,
            Instant beganAt,
            @Nullable Instant endedAt) {}

    public record PassCount(int passes, int detections) {}

    /// How far the daily bars of a symbol reach.
    ///
    /// @param lastDay null without daily bars
    public record Reach(
            String ticker,
            @Nullable String exchange,
            @Nullable LocalDate delisted,
            boolean synthetic,
            @Nullable LocalDate lastDay) {}

    /// Passes of an owner's scans that run or ended since, the newest first.
    public List<Pass> passes(String owner, Instant since, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PASSES)
                        .bind("owner", owner)
                        .bind("since", Timestamp.from(since))
                        .bind("most", most)
                        .map((row, _) -> pass(row))
                        .list());
    }

    private static Pass pass(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Pass(
                row.getLong("id"),
                "sn_" + row.getLong("scan"),
                row.getString("name"),
                row.getString("state"),
                row.getInt("symbols"),
                row.getInt("swept"),
                row.getInt("failed"),
                row.getInt("detections"),
                row.getInt("alerts"),
                row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    public PassCount passCount(String owner, Instant since) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PASS_COUNT)
                        .bind("owner", owner)
                        .bind("since", Timestamp.from(since))
                        .map((row, _) -> new PassCount(row.getInt(1), row.getInt(2)))
                        .one());
    }

    /// Of every symbol.
    public List<Reach> reaches() {
        return jdbi.withHandle(handle ->
                handle.createQuery(REACHES)
                        .map((row, _) ->
                                new Reach(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getObject(3, LocalDate.class),
                                        row.getBoolean(4),
                                        day(row)))
                        .list());
    }

    private static @Nullable LocalDate day(ResultSet row) throws SQLException {
        long last = row.getLong(5);
        return row.wasNull() ? null : Timeframe.date(last);
    }

    /// The names of symbols, as far as they are stated.
    public Map<String, String> names(Collection<String> tickers) {
        Map<String, String> names = new HashMap<>();
        jdbi.useHandle(handle ->
                handle.createQuery(NAMES)
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bindArray("tickers", String.class, List.copyOf(tickers))
                        .map((row, _) -> names.put(row.getString(1), row.getString(2)))
                        .list());
        return names;
    }
}
