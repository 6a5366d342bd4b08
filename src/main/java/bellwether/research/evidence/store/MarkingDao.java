package bellwether.research.evidence.store;

import bellwether.market.symbols.Timeframe;
import bellwether.research.evidence.scoreboard.MonthEnds;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Knows which symbols have plans to be marked.
public final class MarkingDao {
    /// Until so many days after a delisting plans are marked once more: by then the day has come in
    /// every zone.
    private static final int SETTLED_DAYS = 2;

    /// Outcomes of recent month ends are looked at each week, less the hours by which nights
    /// differ.
    private static final Duration AGAIN = Duration.ofHours(7 * 24 - 12);

    /// What has had no bar for so long does not trade any more, and its plans have ended.
    private static final Duration TRADING = Duration.ofDays(62);

    /// A symbol as it was when it was looked up.
    ///
    /// @param version of all that is stored of its bars and dates
    public record SymbolVersion(long id, String ticker, long version) {}

    /// Tickers of symbols that have daily bars, and new plans, bars that no plan was held against
    /// yet, or a delisting whose day has come since.
    public List<String> due(Handle h, LocalDate since, LocalDate today) {
        return h.createQuery(
                        """
                        select ticker from symbol
                        where exists (select from series where symbol_id = symbol.id and timeframe = '1d')
                            and (id in (select symbol_id from plan_record where marks = 0 and not house)
                            or (data_version + record_version <> coalesce(
                                    (select seen from plan_marking where symbol_id = symbol.id), -1)
                                or delisted <= :today and exists (select from plan_marking
                                    where symbol_id = symbol.id
                                        and marked_at < delisted + :settled))
                                and exists (select from plan_record
                                    where symbol_id = symbol.id and not house and revised_at is null
                                        and (not complete or as_of >= :since)))
                        order by ticker
                        """)
                .bind("since", since)
                .bind("today", today)
                .bind("settled", SETTLED_DAYS)
                .mapTo(String.class)
                .list();
    }

    /// Tickers of real symbols that have daily bars, and whose month ends were not recomputed by
    /// these formulas in the last week, while they trade; else not since the month began, of which
    /// there is a bar, or that is so old that none will come. No index: it cannot be bought.
    public List<String> houseDue(Handle h, Instant now, int formula) {
        LocalDate month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
        return h.createQuery(
                        """
                        select ticker from symbol
                        join series on symbol_id = symbol.id and timeframe = '1d'
                        left join month_end_marking made using (symbol_id)
                        where not synthetic and not starts_with(ticker, '^')
                            and (made.formula is distinct from :formula
                                or made.recomputed_at < :month and (last_ts >= :begin or :now >= :settled)
                                or made.recomputed_at < :week and last_ts >= :trading)
                        order by ticker
                        """)
                .bind("formula", formula)
                .bind("now", Timestamp.from(now))
                .bind("month", Timestamp.from(month.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .bind("begin", month.toEpochDay() * Timeframe.SECONDS_PER_DAY)
                .bind(
                        "settled",
                        Timestamp.from(
                                month.plusDays(MonthEnds.LATE_DAYS)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()))
                .bind("week", Timestamp.from(now.minus(AGAIN)))
                .bind("trading", now.minus(TRADING).getEpochSecond())
                .mapTo(String.class)
                .list();
    }

    /// The month ends of a symbol are recomputed by these formulas, also where there are none.
    public void recomputed(Handle h, long symbolId, int formula, Instant now) {
        h.createUpdate(
                        """
                        insert into month_end_marking (symbol_id, formula, recomputed_at)
                        select id, :formula, :now from symbol where id = :symbol
                        on conflict (symbol_id) do update
                            set formula = excluded.formula, recomputed_at = excluded.recomputed_at
                        """)
                .bind("symbol", symbolId)
                .bind("formula", formula)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Those of these symbols that have daily bars, be they finished or not.
    public List<SymbolVersion> versions(Handle h, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select id, ticker, data_version + record_version as version from symbol
                        where ticker = any(:tickers)
                            and exists (select from series where symbol_id = symbol.id and timeframe = '1d')
                        """)
                .bindArray("tickers", String.class, tickers)
                .map((row, _) ->
                        new SymbolVersion(
                                row.getLong("id"), row.getString("ticker"), row.getLong("version")))
                .list();
    }

    /// All plans of a symbol are marked by its bars of this version.
    public void seen(Handle h, long symbolId, long version, Instant now) {
        h.createUpdate(
                        """
                        insert into plan_marking (symbol_id, seen, marked_at)
                        select id, :version, :now from symbol where id = :symbol
                        on conflict (symbol_id) do update
                            set seen = excluded.seen, marked_at = excluded.marked_at
                        """)
                .bind("symbol", symbolId)
                .bind("version", version)
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
