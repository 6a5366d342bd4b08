package bellwether.desk.journal.store;

import bellwether.desk.journal.advice.FoundReason;
import bellwether.desk.journal.advice.HeldSymbol;
import bellwether.desk.journal.advice.LookReason;
import bellwether.desk.journal.advice.ReasonCode;
import bellwether.market.symbols.Timeframe;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What is stored of symbols that may be worth a look.
public final class AdviceDao {
    private static final int STRONG = 90;

    /// Ranks among fewer say little.
    private static final int FEWEST_RANKED = 20;

    private final Jdbi jdbi;

    public AdviceDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What an owner holds in any portfolio.
    public List<HeldSymbol> held(String owner) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select distinct l.symbol, s.sector
                                from lot l join portfolio p on p.id = l.portfolio
                                  left join symbol s on s.ticker = l.symbol
                                where p.owner = :owner order by l.symbol
                                """)
                        .bind("owner", owner)
                        .map((row, _) ->
                                new HeldSymbol(row.getString("symbol"), row.getString("sector")))
                        .list());
    }

    /// Symbols that entered tracked screens of an owner and still pass.
    ///
    /// @param since with a bar from then on
    public List<FoundReason> entered(String owner, Instant since) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select symbol.ticker, screen.name, span.entered_bar
                                from screen_span as span join screen on screen.id = span.screen
                                  join symbol on symbol.id = span.symbol
                                where screen.owner = :owner and screen.track and span.ended is null
                                  and not span.baseline and span.entered_bar >= :since
                                order by span.entered_bar desc, screen.id
                                """)
                        .bind("owner", owner)
                        .bind("since", since.getEpochSecond())
                        .map((row, _) -> {
                            LocalDate on = Timeframe.date(row.getLong("entered_bar"));
                            return new FoundReason(
                                    row.getString("ticker"),
                                    new LookReason(
                                            ReasonCode.ENTERED_SCREEN,
                                            on,
                                            "entered your screen \"%s\" on %s"
                                                    .formatted(row.getString("name"), on),
                                            null,
                                            null));
                        })
                        .list());
    }

    /// The strongest symbols of sectors, by the newest job of an owner that ranked enough of them.
    public List<FoundReason> leaders(String owner, Collection<String> sectors, Instant since) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                with newest as (
                                  select j.id from job j
                                  where j.owner = :owner and j.kind = 'analysis' and j.created_at >= :since
                                    and exists (select from relative_strength r where r.job_id = j.id and r.universe >= :fewest)
                                  order by j.created_at desc limit 1)
                                select a.ticker, s.sector, a.as_of, r.percentile, r.universe
                                from newest join relative_strength r on r.job_id = newest.id
                                  join analysis a on a.job_id = r.job_id and a.seq = r.seq
                                  join symbol s on s.ticker = a.ticker
                                where r.percentile >= :strong and a.as_of_requested is null
                                  and a.as_of >= (cast(:since as timestamptz) at time zone 'UTC')::date
                                  and s.sector = any(:sectors)
                                order by r.percentile desc, a.ticker
                                """)
                        .bind("owner", owner)
                        .bind("since", Timestamp.from(since))
                        .bind("fewest", FEWEST_RANKED)
                        .bind("strong", STRONG)
                        .bindArray("sectors", String.class, List.copyOf(sectors))
                        .map((row, _) ->
                                new FoundReason(
                                        row.getString("ticker"),
                                        new LookReason(
                                                ReasonCode.SECTOR_LEADER,
                                                row.getObject("as_of", LocalDate.class),
                                                "strength %d among %d analysed symbols, in %s, a sector that you hold"
                                                        .formatted(
                                                                row.getInt("percentile"),
                                                                row.getInt("universe"),
                                                                row.getString("sector")),
                                                row.getDouble("percentile"),
                                                row.getInt("universe"))))
                        .list());
    }
}
