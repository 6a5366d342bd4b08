package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Symbols that could not be walked, with the reasons.
final class SweptFaultDao {
    private static final int LONGEST = 500;

    /// A symbol that could not be walked.
    ///
    /// @param ticker that it was asked for by
    /// @param version of its stored bars, as the chunk began
    record SymbolFault(long symbolId, String ticker, long version, String reason) {}

    /// Forgets what was wrong with symbols that were walked.
    void clear(Handle h, Timeframe timeframe, Collection<Long> symbols) {
        if (!symbols.isEmpty()) {
            h.createUpdate(
                            "delete from swept_fault where timeframe = :timeframe and symbol_id = any(:ids)")
                    .bind("timeframe", timeframe.code())
                    .bindArray("ids", Long.class, List.copyOf(symbols))
                    .execute();
        }
    }

    /// Keeps what is wrong with symbols, until they are walked.
    void put(Handle h, Timeframe timeframe, Collection<SymbolFault> faults) {
        if (!faults.isEmpty()) {
            Unnest.of(faults)
                    .longs("ids", SymbolFault::symbolId)
                    .longs("versions", SymbolFault::version)
                    .texts("reasons", fault -> fit(fault.reason()))
                    .bind(
                            h.createUpdate(
                                    """
                                    insert into swept_fault (symbol_id, timeframe, version, reason)
                                    select given.id, :timeframe, given.version, given.reason
                                    from unnest(:ids, :versions, :reasons)
                                      as given (id, version, reason)
                                    order by given.id
                                    on conflict (symbol_id, timeframe) do update
                                    set version = excluded.version, reason = excluded.reason,
                                      tried_at = clock_timestamp()
                                    """))
                    .bind("timeframe", timeframe.code())
                    .execute();
        }
    }

    /// Puts back how far symbols were swept, because a part could not keep what it found of them.
    void retreat(Handle h, Timeframe timeframe, List<SweptDao.Step> steps) {
        h.createUpdate("delete from swept where timeframe = :timeframe and symbol_id = any(:ids)")
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, steps.stream().map(SweptDao.Step::symbolId).toList())
                .execute();
        new SweptDao()
                .begin(
                        h,
                        timeframe,
                        steps.stream().flatMap(step -> Stream.ofNullable(step.back())).toList());
    }

    /// The newest faults, for those who look after the service.
    List<SweepFigures.Fault> newest(Handle h, int limit) {
        return h.createQuery(
                        """
                        select symbol.ticker, fault.timeframe, fault.reason, fault.since, fault.tried_at
                        from swept_fault fault join symbol on symbol.id = fault.symbol_id
                        order by fault.tried_at desc, symbol.ticker limit :limit
                        """)
                .bind("limit", limit)
                .map((row, _) ->
                        new SweepFigures.Fault(
                                row.getString(1),
                                Timeframe.of(row.getString(2)).orElseThrow(),
                                row.getString(3),
                                row.getTimestamp(4).toInstant(),
                                row.getTimestamp(5).toInstant()))
                .list();
    }

    private static String fit(String reason) {
        String printable = reason.replace('\0', ' ');
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
