package bellwether.desk.journal.store;

import bellwether.desk.journal.JournalEntryId;
import bellwether.desk.journal.achievement.LimitSession;
import bellwether.desk.journal.achievement.TradeNote;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.HeldDay;
import bellwether.trading.portfolio.history.LimitStanding;
import bellwether.trading.portfolio.history.TradeKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What owners wrote, and what looks at their limits have found.
public final class ActivityDao {
    /// The begins of the quarters of an hour in which an owner wrote an entry, the oldest first.
    public List<Instant> written(Handle h, String owner) {
        return h.createQuery(
                        """
                        select distinct date_bin('15 minutes', written_at, timestamptz '2000-01-01T00:00:00Z') as at
                        from journal_entry where owner = :owner order by 1
                        """)
                .bind("owner", owner)
                .mapTo(Instant.class)
                .list();
    }

    /// What an owner wrote about trades, the oldest first.
    public List<TradeNote> notes(Handle h, String owner) {
        return h.createQuery(
                        """
                        select e.id, e.trade_portfolio, e.trade_n, e.written_at,
                          case when btrim(e.lesson) <> '' then coalesce(
                            (select min(v.said_at) from journal_version v where v.entry = e.id and btrim(v.lesson) <> ''),
                            e.changed_at) end as lesson_at
                        from journal_entry e where e.owner = :owner and e.trade_n is not null
                        order by e.written_at, e.id
                        """)
                .bind("owner", owner)
                .map((row, _) ->
                        new TradeNote(
                                new JournalEntryId(row.getLong("id")),
                                new TradeKey(
                                        new PortfolioId(row.getLong("trade_portfolio")),
                                        row.getLong("trade_n")),
                                row.getTimestamp("written_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("lesson_at"))
                                        .map(Timestamp::toInstant)
                                        .orElse(null)))
                .list();
    }

    /// What looks at the limits of portfolios have found, by portfolio and day.
    public Map<HeldDay, LimitSession.Result> looked(Handle h, Collection<PortfolioId> portfolios) {
        Map<HeldDay, LimitSession.Result> looked = new HashMap<>();
        h.createQuery(
                        """
                        select s.portfolio, s.day, s.broken <> '' as broken, s.unknown <> '' as unknown
                        from limit_session s where s.portfolio = any(:portfolios)
                        """)
                .bindArray(
                        "portfolios",
                        Long.class,
                        portfolios.stream().map(PortfolioId::number).toList())
                .map((row, _) ->
                        Map.entry(
                                new HeldDay(
                                        new PortfolioId(row.getLong("portfolio")),
                                        row.getObject("day", LocalDate.class)),
                                row.getBoolean("broken")
                                        ? LimitSession.Result.BROKEN
                                        : row.getBoolean("unknown")
                                                ? LimitSession.Result.UNKNOWN
                                                : LimitSession.Result.KEPT))
                .forEach(one -> looked.put(one.getKey(), one.getValue()));
        return looked;
    }

    /// Notes a look at a day of a portfolio; a limit that any look of the day found broken stays,
    /// one that no look could know is unknown.
    public void session(Handle h, HeldDay held, LimitStanding limits, Instant now) {
        h.createUpdate(
                        """
                        insert into limit_session as old (portfolio, day, broken, unknown, looked_at)
                        values (:portfolio, :day, :broken, :unknown, :now)
                        on conflict (portfolio, day) do update set
                          broken = case when old.broken = '' then excluded.broken else old.broken end,
                          unknown = coalesce((select string_agg(each.name, ',' order by each.name)
                            from unnest(string_to_array(old.unknown, ',')) as each (name)
                            where each.name = any(string_to_array(excluded.unknown, ','))), ''),
                          looked_at = excluded.looked_at
                        """)
                .bind("portfolio", held.portfolio().number())
                .bind("day", held.day())
                .bind("broken", String.join(",", limits.exceeded()))
                .bind("unknown", String.join(",", limits.unknown()))
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
