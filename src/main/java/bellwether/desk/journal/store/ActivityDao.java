package bellwether.desk.journal.store;

import bellwether.desk.journal.JournalEntryId;
import bellwether.desk.journal.achievement.LimitSession;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.desk.journal.achievement.TradeNote;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.TradeKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What owners did, from the rows of those who keep it.
public final class ActivityDao {
    /// The quarters of an hour in which an owner asked for an analysis, placed an order, wrote an
    /// entry or answered an alert. All offsets of zones are whole quarters.
    public List<Instant> active(Handle h, String owner) {
        return h.createQuery(
                        """
                        select distinct date_bin('15 minutes', at, timestamptz '2000-01-01T00:00:00Z') as at from (
                          select created_at as at from job where owner = :owner and kind = 'analysis'
                          union all
                          select o.taken_at from trade_order o join portfolio p on p.id = o.portfolio
                          where p.owner = :owner and o.parent is null and o.id like 'or\\_%'
                          union all
                          select written_at from journal_entry where owner = :owner
                          union all
                          select changed_at from alert
                          where owner = :owner and state in ('acknowledged', 'accepted', 'dismissed', 'snoozed')
                        ) as done order by 1
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

    /// Rules of an owner that were drilled before their first alert, by the drill.
    public List<Occasion> drills(Handle h, String owner) {
        return h.createQuery(
                        """
                        select r.id, r.drilled_at from alert_rule r
                        where r.owner = :owner and r.drilled_at is not null and not exists (
                          select from alert a where a.origin = 'rule:' || r.id and a.kind = 'fired'
                            and a.created_at < r.drilled_at)
                        order by r.drilled_at, r.id
                        """)
                .bind("owner", owner)
                .map((row, _) ->
                        new Occasion(
                                row.getTimestamp("drilled_at").toInstant(),
                                "rl_" + row.getLong("id")))
                .list();
    }

    /// The days on which an owner held something, the oldest first.
    public List<LimitSession> sessions(Handle h, String owner) {
        return h.createQuery(
                        """
                        select s.day, bool_or(s.broken <> '') as broken
                        from limit_session s join portfolio p on p.id = s.portfolio
                        where p.owner = :owner group by s.day order by s.day
                        """)
                .bind("owner", owner)
                .map((row, _) ->
                        new LimitSession(
                                row.getObject("day", LocalDate.class), row.getBoolean("broken")))
                .list();
    }

    /// The newest day for which a portfolio was valued and held something.
    public Optional<LocalDate> lastSession(Handle h, PortfolioId portfolio) {
        return h.createQuery(
                        """
                        select max(v.day) from valuation v where v.portfolio = :portfolio and exists (
                          select from valuation_lot l where l.portfolio = v.portfolio and l.day = v.day)
                        """)
                .bind("portfolio", portfolio.number())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// Notes a day of a portfolio; a limit that any look of the day found broken stays.
    public void session(
            Handle h, PortfolioId portfolio, LocalDate day, String broken, Instant now) {
        h.createUpdate(
                        """
                        insert into limit_session as old (portfolio, day, broken, looked_at)
                        values (:portfolio, :day, :broken, :now)
                        on conflict (portfolio, day) do update set
                          broken = case when old.broken = '' then excluded.broken else old.broken end,
                          looked_at = excluded.looked_at
                        """)
                .bind("portfolio", portfolio.number())
                .bind("day", day)
                .bind("broken", broken)
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
