package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Limits of portfolios, and what they were worth at the begin of days.
final class RiskDao {
    /// Older begins than those of the last weeks are of no use.
    private static final int KEPT_DAYS = 60;

    RiskLimits limits(Handle h, PortfolioId id) {
        return RiskLimits.stored(
                h.createQuery("select limits from portfolio where id = :id")
                        .bind("id", id.number())
                        .mapTo(String.class)
                        .one());
    }

    void change(Handle h, PortfolioId id, RiskLimits limits) {
        h.createUpdate("update portfolio set limits = cast(:limits as jsonb) where id = :id")
                .bind("limits", limits.differing())
                .bind("id", id.number())
                .execute();
    }

    /// Keeps what a portfolio was worth before its first change of a day and after its last one.
    ///
    /// @param day the day; before the newest one that is kept, that one
    /// @param ledger the last entry that was booked before the change
    void change(Handle h, PortfolioId id, ChangeDay day, DayEquity equity, long ledger) {
        Optional<LocalDate> first =
                h.createQuery(
                                """
                                insert into risk_equity as kept (portfolio, day, equity, latest, ledger_seq, level, latest_level)
                                select :id, coalesce(greatest(cast(:walked as date), max(day)), :today), :before, :after, :ledger,
                                  :level, :latest_level
                                from risk_equity where portfolio = :id
                                on conflict (portfolio, day) do update set latest = excluded.latest,
                                  latest_level = excluded.latest_level
                                returning case when kept.xmax = 0 then kept.day end
                                """)
                        .bind("id", id.number())
                        .bindByType("walked", day.walked().orElse(null), LocalDate.class)
                        .bind("today", day.today())
                        .bind("before", equity.before().equity().orElse(null))
                        .bind("after", equity.after().equity().orElse(null))
                        .bindByType("level", equity.before().level().orElse(null), BigDecimal.class)
                        .bindByType(
                                "latest_level",
                                equity.after().level().orElse(null),
                                BigDecimal.class)
                        .bind("ledger", ledger)
                        .mapTo(LocalDate.class)
                        .findOne();
        first.ifPresent(begun ->
                h.createUpdate("delete from risk_equity where portfolio = :id and day < :old")
                        .bind("id", id.number())
                        .bind("old", begun.minusDays(KEPT_DAYS))
                        .execute());
    }

    /// Before a change and after it.
    record DayEquity(EquityLevel before, EquityLevel after) {}

    /// After the last change. Empty where a portfolio has never changed.
    Optional<EquityLevel> latest(Handle h, PortfolioId id) {
        return h.createQuery(
                        """
                        select latest, latest_level from risk_equity
                        where portfolio = :id order by day desc limit 1
                        """)
                .bind("id", id.number())
                .map((row, context) ->
                        new EquityLevel(
                                Optional.ofNullable(row.getBigDecimal("latest")),
                                Optional.ofNullable(row.getBigDecimal("latest_level"))))
                .findOne();
    }

    /// Forgets levels that later ones cannot be compared with.
    void forgetLevels(Handle h, PortfolioId id) {
        h.createUpdate(
                        "update risk_equity set level = null, latest_level = null where portfolio = :id")
                .bind("id", id.number())
                .execute();
    }

    /// The day that a change counts for.
    ///
    /// @param walked the newest session that it walked
    /// @param today where no session was walked yet, now or before
    record ChangeDay(Optional<LocalDate> walked, LocalDate today) {}

    /// What a portfolio was worth before its first change of a day or later.
    ///
    /// @param equity empty where a rate was missing then
    /// @param ledger the last entry booked before; empty where that was not kept
    /// @param level as [EquityLevel] has it
    record Begin(
            LocalDate day,
            Optional<BigDecimal> equity,
            Optional<Long> ledger,
            Optional<BigDecimal> level) {
        /// Right before an entry of the ledger.
        static Begin at(LocalDate day, long ledger) {
            return new Begin(day, Optional.empty(), Optional.of(ledger), Optional.empty());
        }
    }

    /// The days on which a portfolio has changed in the week of the newest of them, oldest first,
    /// and where it stands after the last change; without any where it has never changed.
    ChangeDays days(Handle h, PortfolioId id) {
        List<ChangeDays.Day> days =
                h.createQuery(
                                """
                                select day, equity, ledger_seq, level, latest, latest_level from risk_equity
                                where portfolio = :id and day >= (
                                  select date_trunc('week', max(day))::date from risk_equity
                                  where portfolio = :id)
                                order by day
                                """)
                        .bind("id", id.number())
                        .map((row, context) ->
                                new ChangeDays.Day(
                                        new Begin(
                                                row.getDate("day").toLocalDate(),
                                                Optional.ofNullable(row.getBigDecimal("equity")),
                                                Optional.ofNullable(
                                                        row.getObject("ledger_seq", Long.class)),
                                                Optional.ofNullable(row.getBigDecimal("level"))),
                                        new EquityLevel(
                                                Optional.ofNullable(row.getBigDecimal("latest")),
                                                Optional.ofNullable(
                                                        row.getBigDecimal("latest_level")))))
                        .list();
        return new ChangeDays(days);
    }

    /// Money and stated shares in less those out since a begin, by currency. A stated trade may be
    /// dated long ago: what counts is when it was booked.
    Map<String, BigDecimal> flows(Handle h, PortfolioId id, Begin begin) {
        List<Map.Entry<String, BigDecimal>> sums =
                h.createQuery(
                                """
                                select currency, sum(coalesce(value, amount)) from ledger
                                left join transfer_value using (portfolio, seq)
                                where portfolio = :id and kind in ('flow', 'stated_flow')
                                  and case when :ledger::bigint is null then (booked_at at time zone 'utc')::date >= :day
                                    else seq > :ledger end
                                group by currency
                                """)
                        .bind("id", id.number())
                        .bind("ledger", begin.ledger().orElse(null))
                        .bind("day", begin.day())
                        .map((row, context) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                        .list();
        Map<String, BigDecimal> flows = new HashMap<>();
        sums.forEach(sum -> flows.put(sum.getKey(), sum.getValue()));
        return flows;
    }
}
