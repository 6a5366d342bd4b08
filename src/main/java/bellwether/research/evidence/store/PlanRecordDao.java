package bellwether.research.evidence.store;

import bellwether.market.symbols.SymbolDao;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// Writes plans and what came of them.
public final class PlanRecordDao {
    /// Ids of analyses are drawn before they are committed, so newer ones than those of the last
    /// look may have lower ids.
    private static final long OVERLAP = 100_000;

    /// Documents are large texts: each is read once, and the small parts of it that are needed are
    /// taken from what was read. The rows come in the order of an index, so that a portion costs
    /// what it holds and not what is stored.
    public static final String NEW_ANALYSES =
            """
            with next as materialized (
                select id, owner, ticker, timeframe, as_of, as_of_requested, created_at, profile,
                    verdict, score, document
                from analysis where id > :after order by id limit :most
            ), found as materialized (
                select next.*, %s as symbol_id from next
                where next.as_of_requested is null and next.timeframe = '1d'
                    and not exists (select from plan_record as known
                        where known.analysis = next.id and known.analysis > :after
                            and known.revised_at is null and not known.house)
            ), written as (
                insert into plan_record (house, analysis, owner, symbol_id, as_of, made_at, formula,
                    profile, verdict, score, agreeing, sector, regime, side, method, entry, stop, target,
                    atr, max_bars, shares, state)
                select false, found.id, found.owner, symbol.id, found.as_of, found.created_at,
                    coalesce(said.formula_version, 0), found.profile, found.verdict, found.score,
                    array(select reason ->> 'voter'
                        from json_array_elements(said.reasons) as reason
                        where cast(reason ->> 'vote' as int) = case
                            when found.verdict like '%%BUY' then 1
                            when found.verdict like '%%SELL' then -1 end
                        order by 1),
                    symbol.sector, said.regime ->> 'kind',
                    case when plan.entry is not null then said.plan ->> 'side' end,
                    said.plan #>> '{entry,method}', plan.entry,
                    cast(said.plan ->> 'stop' as numeric), cast(said.plan ->> 'target' as numeric),
                    cast(said.levels ->> 'atr' as float8),
                    coalesce(cast(said.plan ->> 'max_bars' as int), :bars),
                    cast(said.plan ->> 'shares' as numeric),
                    case when plan.entry is null then 'none' else 'waiting' end
                from found
                join symbol on symbol.id = found.symbol_id
                cross join lateral json_to_record(found.document) as said (formula_version int,
                    reasons json, regime json, levels json, plan json)
                cross join lateral
                    (select cast(said.plan #>> '{entry,price}' as numeric) as entry) as plan
                on conflict do nothing
                returning id
            )
            select (select max(id) from next) as last, (select count(*) from written) as written
            """
                    .formatted(SymbolDao.named("next.ticker"));

    private static final String MARKED =
            """
            state = :state, made_late = :late, why = :why, first_on = :first, entered_on = :enteredOn,
            entered_at = :enteredAt, entered_phase = :enteredPhase, exited_on = :exitedOn,
            exited_at = :exitedAt, exited_phase = :exitedPhase, assumed = :assumed, r = :r,
            adverse = :adverse, favourable = :favourable, costs = :costs,
            return_percent = :returnPercent, bars = :bars, against = :against,
            against_percent = :againstPercent, after_5 = :after5, after_10 = :after10,
            after_20 = :after20, draws = :draws, drawn_from = :drawnFrom, drawn_to = :drawnTo, p = :p,
            complete = :complete, marks = :marks, final_at = :finalAt,
            entered_assumed = :enteredAssumed, against_at = :againstAt, marked_at = :markedAt
            """;

    private static final String INSERT =
            """
            insert into plan_record (house, analysis, owner, symbol_id, as_of, made_at, formula, profile,
                verdict, score, agreeing, sector, regime, side, method, entry, stop, target, atr,
                max_bars, shares, state, made_late, why, first_on, entered_on, entered_at,
                entered_phase, exited_on, exited_at, exited_phase, assumed, r, adverse, favourable,
                costs, return_percent, bars, against, against_percent, after_5, after_10, after_20,
                draws, drawn_from, drawn_to, p, complete, marks, final_at, entered_assumed, against_at,
                marked_at)
            values (:house, :analysis, :owner, :symbol, :asOf, :madeAt, :formula, :profile, :verdict,
                :score, :agreeing, :sector, :regime, :side, :method, :entry, :stop, :target, :atr,
                :maxBars, :shares, :state, :late, :why, :first, :enteredOn, :enteredAt,
                :enteredPhase, :exitedOn, :exitedAt, :exitedPhase, :assumed, :r, :adverse,
                :favourable, :costs, :returnPercent, :bars, :against, :againstPercent, :after5,
                :after10, :after20, :draws, :drawnFrom, :drawnTo, :p, :complete, :marks, :finalAt, :enteredAssumed,
                :againstAt, :markedAt)
            on conflict do nothing
            """;

    /// Where a look over analyses is.
    public record Intake(long last, int written) {}

    /// After which analysis to look for new ones.
    public long begin(Handle h) {
        return h.createQuery("select coalesce(max(analysis), 0) from plan_record where not house")
                .map((row, _) -> Math.max(0, row.getLong(1) - OVERLAP))
                .one();
    }

    /// Takes in the daily analyses behind one, some of them; nothing when there are none behind it.
    public Optional<Intake> record(Handle h, long after, int most) {
        return bound(h.createQuery(NEW_ANALYSES), after, most)
                .map((row, _) ->
                        row.getObject("last") == null
                                ? Optional.<Intake>empty()
                                : Optional.of(
                                        new Intake(row.getLong("last"), row.getInt("written"))))
                .one();
    }

    /// The values of [#NEW_ANALYSES].
    public static Query bound(Query query, long after, int most) {
        return query.addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("after", after)
                .bind("most", most)
                .bind("bars", PlannedBracket.USUAL_BARS);
    }

    /// The plans of a symbol that later or corrected bars may change: those that are not complete,
    /// and those of a day or later.
    public List<PlanRecord> moving(Handle h, long symbolId, LocalDate since) {
        return h.createQuery(
                        """
                        select %s from plan_record p join symbol on symbol.id = p.symbol_id
                        where p.symbol_id = :symbol and not p.house and p.revised_at is null
                            and (not p.complete or p.as_of >= :since)
                        order by p.id
                        """
                                .formatted(PlanRow.COLUMNS))
                .bind("symbol", symbolId)
                .bind("since", since)
                .map(PlanRow::read)
                .list();
    }

    /// New plans of a symbol that has no finished bars stay as they are until it has some.
    public void leave(Handle h, long symbolId, Instant now) {
        h.createUpdate(
                        """
                        update plan_record set marks = 1, marked_at = :now
                        where symbol_id = :symbol and marks = 0 and not house
                        """)
                .bind("symbol", symbolId)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Writes a mark over the record as it was read.
    ///
    /// @return whether it had not been marked by another job meanwhile
    public boolean mark(Handle h, PlanRecord record) {
        return PlanBinding.mark(
                                h.createUpdate(
                                        "update plan_record set "
                                                + MARKED
                                                + " where id = :id and marks = :marks - 1"
                                                + " and revised_at is null"),
                                record)
                        .bind("id", record.id())
                        .execute()
                == 1;
    }

    /// Keeps the record as it is and stores what corrected bars say beside it.
    ///
    /// @return whether it had not been marked by another job meanwhile
    public boolean revise(Handle h, PlanRecord record, Instant now) {
        int kept =
                h.createUpdate(
                                """
                                update plan_record set revised_at = :now
                                where id = :id and marks = :marks - 1 and revised_at is null
                                """)
                        .bind("now", Timestamp.from(now))
                        .bind("id", record.id())
                        .bind("marks", record.marks())
                        .execute();
        return kept == 1 && PlanBinding.all(h.createUpdate(INSERT), record).execute() == 1;
    }

    /// Puts the recomputed plans of a symbol in the place of those that it has.
    public void replaceHouse(Handle h, long symbolId, List<PlanRecord> records) {
        h.createUpdate("delete from plan_record where house and symbol_id = :symbol")
                .bind("symbol", symbolId)
                .execute();
        if (!records.isEmpty()) {
            PreparedBatch batch = h.prepareBatch(INSERT);
            records.forEach(record -> PlanBinding.all(batch, record).add());
            batch.execute();
        }
    }
}
