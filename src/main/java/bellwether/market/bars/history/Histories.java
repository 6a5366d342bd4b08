package bellwether.market.bars.history;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.History;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Whole histories of any timeframe; of those within the day the newest bars, as many as can be
/// held.
public final class Histories {
    private static final String STORED =
            """
            select wanted.ticker, series.timeframe, series.bar_count,
                series.last_ts - series.first_ts
            from unnest(:tickers) as wanted (ticker)
            join series on series.symbol_id = %s
            order by wanted.ticker, %s
            """
                    .formatted(SymbolDao.named("wanted.ticker"), Timeframe.IN_ORDER_OF_REACH);

    /// Two years of minutes in New York, ten of five minutes: more would take memory by the hundred
    /// megabytes. They are rounded up to whole blocks.
    public static final int MOST = 200_000;

    /// How many stored bars are read at once.
    private static final int AT_ONCE = 1 << 14;

    private final HistoryDao dao = new HistoryDao();
    private final BlockDao blocks = new BlockDao();
    private final Function<String, TradingCalendar> calendars;
    private final int most;

    public Histories(Function<String, TradingCalendar> calendars) {
        this(calendars, MOST);
    }

    /// @param most bars of a history that are read, where they are within the day
    Histories(Function<String, TradingCalendar> calendars, int most) {
        this.calendars = calendars;
        this.most = most;
    }

    /// Without bars that may still change; all of one moment, if the caller's transaction sees one.
    public List<History> finished(
            Handle handle, Collection<String> tickers, Timeframe timeframe, Instant now) {
        return read(handle, tickers, timeframe, now, false);
    }

    /// As `finished`, with the bars that may still change.
    public List<History> running(
            Handle handle, Collection<String> tickers, Timeframe timeframe, Instant now) {
        return read(handle, tickers, timeframe, now, true);
    }

    /// Those that a symbol has bars of, or has what they are put together from.
    public List<Timeframe> timeframes(Handle handle, String ticker) {
        Collection<Timeframe> inStore =
                stored(handle, List.of(ticker)).getOrDefault(ticker, Map.of()).keySet();
        return Arrays.stream(Timeframe.values())
                .filter(timeframe -> timeframe.base(List.copyOf(inStore)).isPresent())
                .toList();
    }

    private List<History> read(
            Handle handle,
            Collection<String> tickers,
            Timeframe timeframe,
            Instant now,
            boolean running) {
        Map<Timeframe, List<String>> byBase = new HashMap<>();
        stored(handle, tickers)
                .forEach((ticker, inStore) ->
                        timeframe
                                .base(List.copyOf(inStore.keySet()))
                                .ifPresent(base ->
                                        byBase.computeIfAbsent(base, _ -> new ArrayList<>())
                                                .add(ticker)));
        BarView view = new BarView(timeframe, Adjustment.SPLIT, Chart.CANDLES, running);
        List<History> histories = new ArrayList<>();
        byBase.forEach((base, some) ->
                dao.heads(handle, some, base).stream()
                        .map(head -> read(handle, head, base, view, now))
                        .forEach(histories::add));
        return histories;
    }

    /// How many bars each of these histories has at most; those of which nothing is are absent.
    public Map<String, Integer> sizes(
            Handle handle, Collection<String> tickers, Timeframe timeframe) {
        Map<String, Integer> sizes = new HashMap<>();
        stored(handle, tickers)
                .forEach((ticker, inStore) ->
                        timeframe
                                .base(List.copyOf(inStore.keySet()))
                                .ifPresent(base ->
                                        sizes.put(
                                                ticker,
                                                size(
                                                        requireNonNull(inStore.get(base)),
                                                        base,
                                                        timeframe))));
        return sizes;
    }

    /// No more than are stored and read, and no more than fit into their time.
    private int size(Stored stored, Timeframe base, Timeframe timeframe) {
        int read = base.isIntraday() ? Math.min(most, stored.bars()) : stored.bars();
        return base == timeframe
                ? read
                : (int) Math.min(read, stored.seconds() / timeframe.seconds() + 2);
    }

    /// The days of those symbols of which none are stored, but bars within the day: put together
    /// from these, without bars that may still change. One symbol after the other, for each has
    /// many bars.
    ///
    /// @param knownBy the day by which splits are in force that count; all when none is given
    public List<ResampledHistory> madeDays(
            Handle handle, Collection<String> tickers, Instant now, Optional<LocalDate> knownBy) {
        List<ResampledHistory> made = new ArrayList<>();
        stored(handle, tickers)
                .forEach((ticker, inStore) ->
                        Timeframe.DAY
                                .base(List.copyOf(inStore.keySet()))
                                .filter(Timeframe::isIntraday)
                                .ifPresent(base ->
                                        dao.heads(handle, List.of(ticker), base).stream()
                                                .map(head -> head.knownBy(knownBy))
                                                .map(head -> made(handle, head, base, now))
                                                .forEach(made::add)));
        return made;
    }

    private ResampledHistory made(Handle handle, PackedHistory head, Timeframe base, Instant now) {
        BarView days = new BarView(Timeframe.DAY, Adjustment.SPLIT, Chart.CANDLES, false);
        return new ResampledHistory(head, read(handle, head, base, days, now));
    }

    private History read(
            Handle handle, PackedHistory head, Timeframe base, BarView view, Instant now) {
        long id = head.symbolId();
        BarDerivation making =
                new BarDerivation(view, base, calendars.apply(head.ticker()), head.splits());
        Optional<Long> cut =
                base.isIntraday()
                        ? blocks.startBefore(handle, id, base, Long.MAX_VALUE, most)
                        : Optional.empty();
        BarWalk walk =
                new BarWalk(
                        blocks,
                        handle,
                        new BarWalk.Of(id, making),
                        BarWalk.Moments.ALL,
                        cut.orElse(Long.MIN_VALUE),
                        now);
        Bars bars = bars(handle, walk, view);
        boolean isFirstCut = cut.isPresent() && !view.timeframe().isIntraday();
        return head.history(
                isFirstCut ? bars.last(Math.max(0, bars.size() - 1)) : bars,
                walk.splits(),
                Optional.of(base).filter(from -> from != view.timeframe()));
    }

    private static Bars bars(Handle handle, BarWalk walk, BarView view) {
        List<Bars> parts = new ArrayList<>();
        while (!walk.isDone()) {
            DerivedBars made = walk.next(handle, AT_ONCE);
            parts.add((view.incomplete() ? made : made.completed()).bars());
        }
        return Bars.joined(parts);
    }

    /// The stored timeframes of each symbol, as [Timeframe#base] wants them, and their bars.
    private static Map<String, Map<Timeframe, Stored>> stored(
            Handle handle, Collection<String> tickers) {
        Map<String, Map<Timeframe, Stored>> byTicker = new HashMap<>();
        handle.createQuery(STORED)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Stored(
                                row.getString(1), row.getString(2), row.getInt(3), row.getLong(4)))
                .forEach(stored ->
                        Timeframe.of(stored.timeframe())
                                .ifPresent(t ->
                                        byTicker.computeIfAbsent(
                                                        stored.ticker(), _ -> new LinkedHashMap<>())
                                                .put(t, stored)));
        return byTicker;
    }

    /// @param seconds from its first bar to its last
    private record Stored(String ticker, String timeframe, int bars, long seconds) {}
}
