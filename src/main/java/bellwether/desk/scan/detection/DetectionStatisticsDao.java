package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFollow;
import bellwether.market.symbols.Timeframe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Counts detections, and what followed them.
final class DetectionStatisticsDao {
    /// A place in the list, which begins with the most frequent.
    record Place(int n, String key) {}

    List<DetectionCount> list(
            Handle h, DetectionQuery wanted, GroupedBy by, Optional<Place> after, int limit) {
        Query query =
                h.createQuery(
                        """
                        select * from (
                          select %s as key, count(*)::integer as n, count(distinct d.symbol_id)::integer as symbols,
                            avg(d.quality) as quality,
                            count(d.after_5)::integer as n_5, coalesce(avg(d.direction * d.after_5), 0) as mean_5,
                            100.0 * count(*) filter (where d.direction * d.after_5 > 0) / greatest(count(d.after_5), 1) as share_5,
                            count(d.after_10)::integer as n_10, coalesce(avg(d.direction * d.after_10), 0) as mean_10,
                            100.0 * count(*) filter (where d.direction * d.after_10 > 0) / greatest(count(d.after_10), 1) as share_10,
                            count(d.after_20)::integer as n_20, coalesce(avg(d.direction * d.after_20), 0) as mean_20,
                            100.0 * count(*) filter (where d.direction * d.after_20 > 0) / greatest(count(d.after_20), 1) as share_20
                          from detection d join symbol on symbol.id = d.symbol_id
                          where %s
                          group by 1
                        ) as counted
                        where cast(:n as integer) is null or (n, key) < (:n, cast(:key as text))
                        order by n desc, key desc limit :limit
                        """
                                .formatted(by.key(), DetectionQuery.WHERE));
        return wanted.bind(query)
                .bind("n", after.map(Place::n).orElse(null))
                .bind("key", after.map(Place::key).orElse(null))
                .bind("limit", limit)
                .map((row, _) -> count(row))
                .list();
    }

    /// The newest bar with a detection, of those timeframes and times that are wanted.
    Optional<Instant> newest(Handle h, DetectionQuery wanted) {
        List<String> timeframes =
                Arrays.stream(Timeframe.values())
                        .filter(Timeframe::isStored)
                        .filter(one -> wanted.timeframe().filter(only -> only != one).isEmpty())
                        .map(Timeframe::code)
                        .toList();
        return h.createQuery(
                        """
                        select newest.bar from unnest(:timeframes) as given (timeframe)
                        cross join lateral (
                          select bar from detection where detection.timeframe = given.timeframe
                            and (cast(:to as bigint) is null or bar < to_timestamp(:to))
                          order by bar desc limit 1
                        ) as newest
                        order by newest.bar desc limit 1
                        """)
                .bindArray("timeframes", String.class, timeframes)
                .bind("to", wanted.to().map(Instant::getEpochSecond).orElse(null))
                .map((row, _) -> row.getTimestamp(1).toInstant())
                .findOne();
    }

    private static DetectionCount count(ResultSet row) throws SQLException {
        List<DetectionCount.Followed> followed = new ArrayList<>();
        for (int bars : DetectionFollow.BARS) {
            followed.add(
                    DetectionCount.Followed.of(
                            bars,
                            row.getInt("n_" + bars),
                            row.getDouble("mean_" + bars),
                            row.getDouble("share_" + bars)));
        }
        int n = row.getInt("n");
        return new DetectionCount(
                row.getString("key"),
                n,
                row.getInt("symbols"),
                row.getObject("quality", Double.class),
                n < DetectionCount.ENOUGH,
                followed);
    }
}
