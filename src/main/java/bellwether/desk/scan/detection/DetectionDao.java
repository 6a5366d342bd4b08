package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectedPattern;
import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFollow;
import bellwether.desk.scan.DetectionPlace;
import bellwether.desk.scan.DetectionPrices;
import bellwether.market.symbols.Timeframe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads detections.
final class DetectionDao {
    private static final String SELECT =
            """
            select d.id, d.symbol_id, symbol.ticker, d.timeframe, d.bar, d.name, d.direction, d.value,
                d.quality, d.close, d.level, d.target, d.facts, d.after_5, d.after_10, d.after_20,
                d.data_version, d.formula, d.found_at, d.revised_at
            from detection d join symbol on symbol.id = d.symbol_id
            """;

    /// A place in the list, which begins with the newest bar.
    record Place(Instant bar, long id) {}

    private static final String LIST =
            "where "
                    + DetectionQuery.WHERE
                    + """
                    and (cast(:id as bigint) is null
                      or (d.bar, d.id) < (to_timestamp(:bar), :id))
                    %s order by d.bar desc, d.id desc limit :limit
                    """;

    /// The newest of each timeframe by an index, and of those the newest: without a symbol and a
    /// timeframe all that is stored would be sorted.
    private static final String LIST_OF_ALL =
            "select d.* from unnest(:codes) as one (code) cross join lateral ("
                    + SELECT
                    + LIST.formatted("and d.timeframe = one.code")
                    + ") as d order by d.bar desc, d.id desc limit :limit";

    private static final List<String> CODES =
            Stream.of(Timeframe.values()).map(Timeframe::code).toList();

    /// The newest bars first.
    List<Detection> list(Handle h, DetectionQuery wanted, Optional<Place> after, int limit) {
        Query query =
                wanted.tickers().isEmpty() && wanted.timeframe().isEmpty()
                        ? h.createQuery(LIST_OF_ALL).bindArray("codes", String.class, CODES)
                        : h.createQuery(SELECT + LIST.formatted(""));
        return wanted.bind(query)
                .bind("bar", after.map(place -> place.bar().getEpochSecond()).orElse(null))
                .bind("id", after.map(Place::id).orElse(null))
                .bind("limit", limit)
                .map(DetectionDao::row)
                .list();
    }

    /// How many there are, counted up to so many.
    int count(Handle h, DetectionQuery wanted, int most) {
        return wanted.bind(
                        h.createQuery(
                                """
                                select count(*) from (
                                  select from detection d join symbol on symbol.id = d.symbol_id
                                  where %s limit :limit) as found
                                """
                                        .formatted(DetectionQuery.WHERE)))
                .bind("limit", most)
                .mapTo(Integer.class)
                .one();
    }

    Optional<Detection> find(Handle h, long id) {
        return h.createQuery(SELECT + "where d.id = :id")
                .bind("id", id)
                .map(DetectionDao::row)
                .findOne();
    }

    /// Others of the same symbol that speak for the opposite, from some time before up to its bar.
    List<Detection> against(Handle h, Detection one, Duration before) {
        return h.createQuery(
                        SELECT
                                + """
                                where d.symbol_id = :symbol and d.timeframe = :timeframe
                                  and d.bar between :from and :to and d.direction = :direction
                                  and d.revised_at is null
                                order by d.bar desc, d.name limit 20
                                """)
                .bind("symbol", one.place().symbolId())
                .bind("timeframe", one.place().timeframe().code())
                .bind("from", Timestamp.from(one.place().bar().minus(before)))
                .bind("to", Timestamp.from(one.place().bar()))
                .bind("direction", -one.pattern().direction())
                .map(DetectionDao::row)
                .list();
    }

    static Detection row(ResultSet row, StatementContext context) throws SQLException {
        return new Detection(
                row.getLong("id"),
                new DetectionPlace(
                        row.getLong("symbol_id"),
                        row.getString("ticker"),
                        Timeframe.of(row.getString("timeframe")).orElseThrow(),
                        row.getTimestamp("bar").toInstant()),
                new DetectedPattern(
                        row.getString("name"),
                        row.getInt("direction"),
                        row.getObject("value") == null ? null : row.getInt("value"),
                        row.getObject("quality", Double.class)),
                new DetectionPrices(
                        row.getDouble("close"),
                        row.getObject("level", Double.class),
                        row.getObject("target", Double.class)),
                StoredFacts.read(row.getString("facts")),
                new DetectionFollow(
                        row.getObject("after_5", Double.class),
                        row.getObject("after_10", Double.class),
                        row.getObject("after_20", Double.class)),
                row.getLong("data_version"),
                row.getInt("formula"),
                row.getTimestamp("found_at").toInstant(),
                moment(row.getTimestamp("revised_at")));
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
