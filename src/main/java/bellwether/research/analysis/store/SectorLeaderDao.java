package bellwether.research.analysis.store;

import bellwether.research.analysis.SectorLeader;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// The strongest symbols of sectors.
public final class SectorLeaderDao {
    private final Jdbi jdbi;

    public SectorLeaderDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// By the newest job of an owner that ranked enough of them, the strongest first.
    ///
    /// @param since of jobs that were made, and of bars, from then on
    public List<SectorLeader> find(String owner, Collection<String> sectors, Instant since) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                with newest as (
                                  select j.id from job j
                                  where j.owner = :owner and j.kind = 'analysis' and j.created_at >= :since
                                    and exists (select from relative_strength r where r.job_id = j.id and r.universe >= :fewest)
                                  order by j.created_at desc limit 1),
                                named as (
                                  select id, ticker from symbol
                                  union all
                                  select symbol_id, ticker from symbol_alias as former
                                  where not exists (select from symbol where symbol.ticker = former.ticker))
                                select s.ticker, s.sector, a.as_of, r.percentile, r.universe
                                from newest join relative_strength r on r.job_id = newest.id
                                  join analysis a on a.job_id = r.job_id and a.seq = r.seq
                                  join named on named.ticker = a.ticker join symbol s on s.id = named.id
                                where r.percentile >= :strong and a.as_of_requested is null
                                  and a.as_of >= (cast(:since as timestamptz) at time zone 'UTC')::date
                                  and s.sector = any(:sectors)
                                order by r.percentile desc, s.ticker
                                """)
                        .bind("owner", owner)
                        .bind("since", Timestamp.from(since))
                        .bind("fewest", SectorLeader.FEWEST_RANKED)
                        .bind("strong", SectorLeader.STRONG)
                        .bindArray("sectors", String.class, List.copyOf(sectors))
                        .map((row, _) ->
                                new SectorLeader(
                                        row.getString("ticker"),
                                        row.getString("sector"),
                                        row.getObject("as_of", LocalDate.class),
                                        row.getInt("percentile"),
                                        row.getInt("universe")))
                        .list());
    }
}
