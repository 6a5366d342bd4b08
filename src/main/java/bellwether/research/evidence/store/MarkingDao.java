package bellwether.research.evidence.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Knows which symbols have plans to be marked.
public final class MarkingDao {
    /// Tickers of symbols that have daily bars, and new plans or bars that no plan was held against
    /// yet.
    public List<String> due(Handle h, LocalDate since) {
        return h.createQuery(
                        """
                        select ticker from symbol
                        where exists (select from series where symbol_id = symbol.id and timeframe = '1d')
                            and (id in (select symbol_id from plan_record where marks = 0 and not house)
                            or data_version + record_version <> coalesce(
                                    (select seen from plan_marking where symbol_id = symbol.id), -1)
                                and exists (select from plan_record
                                    where symbol_id = symbol.id and not house and revised_at is null
                                        and (not complete or as_of >= :since)))
                        order by ticker
                        """)
                .bind("since", since)
                .mapTo(String.class)
                .list();
    }

    /// Tickers of real symbols that have daily bars, and no month ends that were recomputed since a
    /// moment by these formulas.
    public List<String> houseDue(Handle h, Instant since, int formula) {
        return h.createQuery(
                        """
                        select ticker from symbol
                        where not synthetic
                            and exists (select from series where symbol_id = symbol.id and timeframe = '1d')
                            and not exists (select from plan_record
                                where house and symbol_id = symbol.id and formula = :formula
                                    and made_at >= :since)
                        order by ticker
                        """)
                .bind("formula", formula)
                .bind("since", Timestamp.from(since))
                .mapTo(String.class)
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
