package bellwether.desk.overview.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Detections of one symbol, and what tells that its marks are others.
public final class ChartMarkDao {
    private static final String DETECTED =
            """
            select id, extract(epoch from bar)::bigint, name, direction from detection
            where symbol_id = (select id from symbol where ticker = :ticker)
                and timeframe = :timeframe and bar between :from and :to and revised_at is null
            order by bar desc, id desc limit :most
            """;

    /// Detections change only where a sweep has walked the symbol.
    private static final String SWEPT =
            """
            select swept_at from swept
            where symbol_id = (select id from symbol where ticker = :ticker)
                and timeframe = :timeframe
            """;

    /// One look into the index of owners for each name.
    private static final String NEWEST_ANALYSIS =
            """
            select max(newest.id)
            from unnest(:names) as given (name)
            cross join lateral (
                select id from analysis where owner = :owner and ticker = given.name
                order by id desc limit 1
            ) as newest
            """;

    private final Jdbi jdbi;

    public ChartMarkDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A pattern that is stored.
    ///
    /// @param bar the one that completed it, in seconds since 1970
    /// @param direction 1 or −1
    public record DetectedMark(long id, long bar, String name, int direction) {}

    /// Those on bars of a span, the newest first; without those that corrected bars no longer show.
    public List<DetectedMark> detected(
            String ticker, String timeframe, Instant from, Instant to, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(DETECTED)
                        .bind("ticker", ticker)
                        .bind("timeframe", timeframe)
                        .bind("from", Timestamp.from(from))
                        .bind("to", Timestamp.from(to))
                        .bind("most", most)
                        .map((row, _) ->
                                new DetectedMark(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        row.getInt(4)))
                        .list());
    }

    /// When a sweep last walked the symbol; nothing where none has.
    public Optional<Instant> sweptAt(String ticker, String timeframe) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SWEPT)
                        .bind("ticker", ticker)
                        .bind("timeframe", timeframe)
                        .map((row, _) -> row.getTimestamp(1).toInstant())
                        .findOne());
    }

    /// The number of an owner's newest analysis of a symbol; 0 without one.
    ///
    /// @param names all that the symbol has and had
    public long newestAnalysis(String owner, Collection<String> names) {
        return jdbi.withHandle(handle ->
                handle.createQuery(NEWEST_ANALYSIS)
                        .bind("owner", owner)
                        .bindArray("names", String.class, List.copyOf(names))
                        .map((row, _) -> row.getLong(1))
                        .one());
    }
}
