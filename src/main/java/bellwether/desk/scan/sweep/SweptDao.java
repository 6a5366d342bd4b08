package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.SweptBars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
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
    /// A symbol beside its newest stored bar.
    ///
    /// @param changed whether it was never swept, or its stored bars changed since
    /// @param swept the bar up to which it was
    record Standing(String ticker, long lastBar, boolean changed, long swept) {}

    /// How far a symbol was swept before.
    record Before(long bar, long dataVersion) {}

    /// How far a chunk has come with a symbol.
    ///
    /// @param ticker that it was asked for by
    /// @param before what the chunk began with; null for a symbol that was never swept
    record Step(
            long symbolId, String ticker, @Nullable Before before, long bar, long dataVersion) {}

    /// Those of the tickers that have bars of the timeframe.
    List<Standing> standing(Handle h, Timeframe timeframe, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select symbol.ticker, series.last_ts,
                          swept.bar is null or swept.data_version <> symbol.data_version,
                          coalesce(swept.bar, :none)
                        from symbol
                        join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
                        left join swept
                          on swept.symbol_id = symbol.id and swept.timeframe = series.timeframe
                        where symbol.ticker = any(:tickers)
                        """)
                .bind("timeframe", timeframe.code())
                .bind("none", SweptBars.NONE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Standing(
                                row.getString(1),
                                row.getLong(2),
                                row.getBoolean(3),
                                row.getLong(4)))
                .list();
    }

    /// By the ids of symbols; one that was never swept is absent.
    Map<Long, Before> before(Handle h, Timeframe timeframe, Collection<String> tickers) {
        Map<Long, Before> before = new HashMap<>();
        h.createQuery(
                        """
                        select swept.symbol_id, swept.bar, swept.data_version
                        from swept
                        where swept.timeframe = :timeframe and swept.symbol_id in (
                          select id from symbol where ticker = any(:tickers)
                          union
                          select symbol_id from symbol_alias where ticker = any(:tickers)
                        )
                        """)
                .bind("timeframe", timeframe.code())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        Map.entry(row.getLong(1), new Before(row.getLong(2), row.getLong(3))))
                .forEach(entry -> before.put(entry.getKey(), entry.getValue()));
        return before;
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
                        .longs("bars", Step::bar)
                        .longs("versions", Step::dataVersion)
                        .longs("hadBars", step -> Objects.requireNonNull(step.before()).bar())
                        .longs(
                                "hadVersions",
                                step -> Objects.requireNonNull(step.before()).dataVersion())
                        .bind(
                                h.createQuery(
                                        """
                                        update swept set bar = given.bar, data_version = given.version,
                                          swept_at = clock_timestamp()
                                        from unnest(:ids, :bars, :versions, :hadBars, :hadVersions)
                                          as given (id, bar, version, had_bar, had_version)
                                        where swept.symbol_id = given.id and swept.timeframe = :timeframe
                                          and swept.bar = given.had_bar
                                          and swept.data_version = given.had_version
                                        returning swept.symbol_id
                                        """))
                        .bind("timeframe", timeframe.code())
                        .mapTo(Long.class)
                        .list();
    }

    private static List<Long> begin(Handle h, Timeframe timeframe, List<Step> steps) {
        List<Step> first = steps.stream().filter(step -> step.before() == null).toList();
        return first.isEmpty()
                ? List.of()
                : Unnest.of(first)
                        .longs("ids", Step::symbolId)
                        .longs("bars", Step::bar)
                        .longs("versions", Step::dataVersion)
                        .bind(
                                h.createQuery(
                                        """
                                        insert into swept (symbol_id, timeframe, bar, data_version)
                                        select given.id, :timeframe, given.bar, given.version
                                        from unnest(:ids, :bars, :versions) as given (id, bar, version)
                                        order by given.id
                                        on conflict do nothing returning symbol_id
                                        """))
                        .bind("timeframe", timeframe.code())
                        .mapTo(Long.class)
                        .list();
    }
}
