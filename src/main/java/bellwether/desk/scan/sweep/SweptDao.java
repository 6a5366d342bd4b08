package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.SweptBars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far each symbol was swept.
final class SweptDao {
    /// How long what failed is left alone while nothing changes.
    private static final Duration REST = Duration.ofMinutes(15);

    /// A symbol beside its newest stored bar.
    ///
    /// @param changed whether it was never swept, or its stored bars changed since
    /// @param swept the bar up to which it was
    /// @param resting whether it failed not long ago, and nothing has changed since
    record Standing(String ticker, long lastBar, boolean changed, long swept, boolean resting) {}

    /// A symbol as a chunk begins with it.
    ///
    /// @param version of its stored bars of the timeframe, or an older one
    /// @param before how far it was swept; null where it never was
    /// @param failed whether it could not be walked at the last try
    record Start(long version, @Nullable Before before, boolean failed) {}

    /// How far a symbol was swept before.
    ///
    /// @param fingerprint of its finished bars up to that one
    record Before(long bar, long version, long fingerprint) {}

    /// How far a chunk has come with a symbol.
    ///
    /// @param ticker that it was asked for by
    /// @param before what the chunk began with; null for a symbol that was never swept
    /// @param now how far it has come
    /// @param walked whether there were bars to walk
    record Step(long symbolId, String ticker, @Nullable Before before, Before now, boolean walked) {
        /// The step back to where it was; null where that was nowhere.
        @Nullable Step back() {
            return before == null ? null : new Step(symbolId, ticker, null, before, false);
        }
    }

    /// Those of the tickers that have bars of the timeframe.
    List<Standing> standing(Handle h, Timeframe timeframe, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select symbol.ticker, series.last_ts,
                          swept.bar is null or swept.version <> series.changed,
                          coalesce(swept.bar, :none),
                          coalesce(fault.version = series.changed and fault.tried_at
                            > clock_timestamp() - make_interval(secs => :rest), false)
                        from symbol
                        join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
                        left join swept
                          on swept.symbol_id = symbol.id and swept.timeframe = series.timeframe
                        left join swept_fault fault
                          on fault.symbol_id = symbol.id and fault.timeframe = series.timeframe
                        where symbol.ticker = any(:tickers)
                        """)
                .bind("timeframe", timeframe.code())
                .bind("none", SweptBars.NONE)
                .bind("rest", (double) REST.toSeconds())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Standing(
                                row.getString(1),
                                row.getLong(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                row.getBoolean(5)))
                .list();
    }

    /// By the ids of symbols.
    Map<Long, Start> starts(Handle h, Timeframe timeframe, Collection<String> tickers) {
        Map<Long, Start> starts = new HashMap<>();
        h.createQuery(
                        """
                        select series.symbol_id, series.changed, fault.reason is not null, swept.bar,
                          swept.version, swept.fingerprint
                        from series
                        left join swept
                          on swept.symbol_id = series.symbol_id and swept.timeframe = series.timeframe
                        left join swept_fault fault
                          on fault.symbol_id = series.symbol_id
                            and fault.timeframe = series.timeframe
                        where series.timeframe = :timeframe and series.symbol_id in (
                          select id from symbol where ticker = any(:tickers)
                          union
                          select symbol_id from symbol_alias where ticker = any(:tickers)
                        )
                        """)
                .bind("timeframe", timeframe.code())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        Map.entry(
                                row.getLong(1),
                                new Start(row.getLong(2), before(row), row.getBoolean(3))))
                .forEach(entry -> starts.put(entry.getKey(), entry.getValue()));
        return starts;
    }

    private static @Nullable Before before(ResultSet row) throws SQLException {
        long bar = row.getLong(4);
        return row.wasNull() ? null : new Before(bar, row.getLong(5), row.getLong(6));
    }

    /// Notes how far a chunk has come, if no one else has swept any of its symbols since it began.
    ///
    /// @throws SweepOverlap otherwise
    void advance(Handle h, Timeframe timeframe, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        h.createQuery(
                        """
                        select symbol_id from swept
                        where timeframe = :timeframe and symbol_id = any(:ids)
                        order by symbol_id for update
                        """)
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, steps.stream().map(Step::symbolId).toList())
                .mapTo(Long.class)
                .list();
        Set<Long> moved = new HashSet<>(move(h, timeframe, steps));
        moved.addAll(begin(h, timeframe, steps));
        List<String> lost =
                steps.stream()
                        .filter(step -> !moved.contains(step.symbolId()))
                        .map(Step::ticker)
                        .toList();
        if (!lost.isEmpty()) {
            throw new SweepOverlap(lost);
        }
    }

    private static List<Long> move(Handle h, Timeframe timeframe, List<Step> steps) {
        List<Step> known = steps.stream().filter(step -> step.before() != null).toList();
        return known.isEmpty()
                ? List.of()
                : Unnest.of(known)
                        .longs("ids", Step::symbolId)
                        .longs("bars", step -> step.now().bar())
                        .longs("versions", step -> step.now().version())
                        .longs("prints", step -> step.now().fingerprint())
                        .longs("hadBars", step -> Objects.requireNonNull(step.before()).bar())
                        .longs(
                                "hadVersions",
                                step -> Objects.requireNonNull(step.before()).version())
                        .bind(
                                h.createQuery(
                                        """
                                        update swept set bar = given.bar, version = given.version,
                                          fingerprint = given.print, swept_at = clock_timestamp()
                                        from unnest(:ids, :bars, :versions, :prints, :hadBars, :hadVersions)
                                          as given (id, bar, version, print, had_bar, had_version)
                                        where swept.symbol_id = given.id and swept.timeframe = :timeframe
                                          and swept.bar = given.had_bar
                                          and swept.version = given.had_version
                                        returning swept.symbol_id
                                        """))
                        .bind("timeframe", timeframe.code())
                        .mapTo(Long.class)
                        .list();
    }

    List<Long> begin(Handle h, Timeframe timeframe, List<Step> steps) {
        List<Step> first = steps.stream().filter(step -> step.before() == null).toList();
        return first.isEmpty()
                ? List.of()
                : Unnest.of(first)
                        .longs("ids", Step::symbolId)
                        .longs("bars", step -> step.now().bar())
                        .longs("versions", step -> step.now().version())
                        .longs("prints", step -> step.now().fingerprint())
                        .bind(
                                h.createQuery(
                                        """
                                        insert into swept (symbol_id, timeframe, bar, version, fingerprint)
                                        select given.id, :timeframe, given.bar, given.version,
                                          given.print
                                        from unnest(:ids, :bars, :versions, :prints)
                                          as given (id, bar, version, print)
                                        order by given.id
                                        on conflict do nothing returning symbol_id
                                        """))
                        .bind("timeframe", timeframe.code())
                        .mapTo(Long.class)
                        .list();
    }
}
