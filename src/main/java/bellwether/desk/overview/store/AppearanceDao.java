package bellwether.desk.overview.store;

import bellwether.desk.overview.appearance.Appearance;
import bellwether.desk.overview.appearance.AppearanceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Reads where a symbol has appeared.
public final class AppearanceDao {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /// Each kind brings no more rows than the page has, by its own index.
    private static final String ALL =
            """
            with shown as (select id from symbol where ticker = :ticker),
            found as (
                (select created_at as at, 'analysis' as kind, 'an_' || id as id, timeframe,
                    as_of as day, profile as name, verdict as said, score,
                    cast(job_id as text) as job, null :: int as place, null :: int as size,
                    lpad(cast(id as text), 19, '0') collate "C" as mark
                from analysis
                where 'analysis' = any(:kinds) and owner = :owner and ticker = any(:names)
                    and (created_at, 'analysis', lpad(cast(id as text), 19, '0') collate "C")
                        < (:at, :kind, :mark)
                order by created_at desc, id desc limit :most)
                union all
                (select bar, 'detection', cast(id as text), timeframe,
                    cast(bar at time zone 'UTC' as date), name,
                    case when direction > 0 then 'bullish' else 'bearish' end, null, null, null,
                    null, lpad(cast(id as text), 19, '0') collate "C"
                from detection
                where 'detection' = any(:kinds) and symbol_id = (select id from shown)
                    and revised_at is null and bar <= :at
                    and (bar, 'detection', lpad(cast(id as text), 19, '0') collate "C")
                        < (:at, :kind, :mark)
                order by bar desc, id desc limit :most)
                union all
                (select happened_at, 'alert', 'al_' || id, timeframe,
                    cast(to_timestamp(bar_time) at time zone 'UTC' as date), title, kind, null,
                    null, null, null, lpad(cast(id as text), 19, '0') collate "C"
                from alert
                where 'alert' = any(:kinds) and owner = :owner
                    and (symbol = (select id from shown) or symbol is null and ticker = any(:names))
                    and (happened_at, 'alert', lpad(cast(id as text), 19, '0') collate "C")
                        < (:at, :kind, :mark)
                order by happened_at desc, id desc limit :most)
                union all
                (select to_timestamp(entered_bar), 'screen', 'sc_' || screen.id, screen.timeframe,
                    cast(to_timestamp(entered_bar) at time zone 'UTC' as date), screen.name,
                    coalesce(ended, 'inside'), null, null, null, null,
                    lpad(cast(span.id as text), 19, '0') collate "C"
                from screen_span as span join screen on screen.id = span.screen
                where 'screen' = any(:kinds) and screen.owner = :owner
                    and span.symbol = (select id from shown) and span.revised_at is null
                    and (to_timestamp(entered_bar), 'screen',
                        lpad(cast(span.id as text), 19, '0') collate "C") < (:at, :kind, :mark)
                order by entered_bar desc, span.id desc limit :most)
                union all
                (select job.created_at, 'job', cast(job.id as text), analysis.timeframe,
                    null, null, job.state, null, cast(job.id as text), min(analysis.seq) + 1,
                    job.total, cast(job.id as text) collate "C"
                from analysis join job on job.id = analysis.job_id
                where 'job' = any(:kinds) and analysis.owner = :owner and job.owner = :owner
                    and analysis.ticker = any(:names)
                    and (job.created_at, 'job', cast(job.id as text) collate "C")
                        < (:at, :kind, :mark)
                group by job.id, analysis.timeframe
                order by job.created_at desc, job.id desc limit :most)
            )
            select * from found order by at desc, kind collate "C" desc, mark desc limit :most
            """;

    private final Jdbi jdbi;

    public AppearanceDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The last one of a page.
    ///
    /// @param row as [Appearance#row()]
    public record Place(Instant at, String kind, String row) {}

    /// The newest first.
    ///
    /// @param names all that the symbol has and had, the present one first
    public List<Appearance> list(
            String owner,
            List<String> names,
            Collection<AppearanceKind> kinds,
            Optional<Place> after,
            int most) {
        Place place = after.orElse(new Place(END, "", ""));
        return jdbi.withHandle(h ->
                h.createQuery(ALL)
                        .bind("owner", owner)
                        .bind("ticker", names.getFirst())
                        .bindArray("names", String.class, names)
                        .bindArray(
                                "kinds",
                                String.class,
                                kinds.stream().map(AppearanceKind::key).toList())
                        .bind("at", Timestamp.from(place.at()))
                        .bind("kind", place.kind())
                        .bind("mark", place.row())
                        .bind("most", most)
                        .map((row, _) -> read(row))
                        .list());
    }

    private static Appearance read(ResultSet row) throws SQLException {
        return new Appearance(
                row.getTimestamp("at").toInstant(),
                AppearanceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("id"),
                row.getString("timeframe"),
                row.getObject("day", LocalDate.class),
                row.getString("name"),
                row.getString("said"),
                row.getObject("score", Double.class),
                row.getString("job"),
                row.getObject("place", Integer.class),
                row.getObject("size", Integer.class),
                row.getString("mark"));
    }
}
