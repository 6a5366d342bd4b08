package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// Whole histories of any timeframe; of those within the day the newest bars, as many as can be
/// held.
final class Histories {
    private static final String STORED =
            """
            select wanted.ticker, series.timeframe
            from unnest(:tickers) as wanted (ticker)
            join series on series.symbol_id = coalesce(
                (select id from symbol where symbol.ticker = wanted.ticker),
                (select symbol_id from symbol_alias where symbol_alias.ticker = wanted.ticker)
            )
            order by wanted.ticker, %s
            """
                    .formatted(Timeframe.IN_ORDER_OF_REACH);

    /// Two years of minutes in New York, ten of five minutes: more would take memory by the hundred
    /// megabytes. They are rounded up to whole blocks.
    private static final int MOST = 200_000;

    private final HistoryDao dao = new HistoryDao();
    private final Function<String, TradingCalendar> calendars;

    Histories(Function<String, TradingCalendar> calendars) {
        this.calendars = calendars;
    }

    /// Without bars that may still change; all of one moment, if the caller's transaction sees one.
    List<History> finished(
            Handle handle, Collection<String> tickers, Timeframe timeframe, Instant now) {
        return read(handle, tickers, timeframe, now, Aggregation::completed);
    }

    /// As `finished`, with the bars that may still change.
    List<History> running(
            Handle handle, Collection<String> tickers, Timeframe timeframe, Instant now) {
        return read(handle, tickers, timeframe, now, all -> all);
    }

    /// Those that a symbol has bars of, or has what they are put together from.
    List<Timeframe> timeframes(Handle handle, String ticker) {
        List<Timeframe> inStore = stored(handle, List.of(ticker)).getOrDefault(ticker, List.of());
        return Arrays.stream(Timeframe.values())
                .filter(timeframe -> timeframe.base(inStore).isPresent())
                .toList();
    }

    private List<History> read(
            Handle handle,
            Collection<String> tickers,
            Timeframe timeframe,
            Instant now,
            UnaryOperator<Aggregation> part) {
        Map<Timeframe, List<String>> byBase = new HashMap<>();
        stored(handle, tickers)
                .forEach((ticker, inStore) ->
                        timeframe
                                .base(inStore)
                                .ifPresent(base ->
                                        byBase.computeIfAbsent(base, _ -> new ArrayList<>())
                                                .add(ticker)));
        List<History> histories = new ArrayList<>();
        byBase.forEach((base, some) ->
                dao
                        .packed(handle, some, base, base.isIntraday() ? MOST : Integer.MAX_VALUE)
                        .stream()
                        .map(packed -> put(packed, base, timeframe, now, part))
                        .forEach(histories::add));
        return histories;
    }

    /// The days of those symbols of which none are stored, but bars within the day: put together
    /// from these, without bars that may still change. One symbol after the other, for each has
    /// many bars.
    List<MadeHistory> madeDays(Handle handle, Collection<String> tickers, Instant now) {
        List<MadeHistory> made = new ArrayList<>();
        stored(handle, tickers)
                .forEach((ticker, inStore) ->
                        Timeframe.DAY
                                .base(inStore)
                                .filter(Timeframe::isIntraday)
                                .ifPresent(base ->
                                        dao.packed(handle, List.of(ticker), base, MOST).stream()
                                                .map(packed -> made(packed, base, now))
                                                .forEach(made::add)));
        return made;
    }

    private MadeHistory made(PackedHistory packed, Timeframe base, Instant now) {
        return new MadeHistory(
                packed.withoutBlocks(),
                put(packed, base, Timeframe.DAY, now, Aggregation::completed));
    }

    private History put(
            PackedHistory packed,
            Timeframe base,
            Timeframe timeframe,
            Instant now,
            UnaryOperator<Aggregation> part) {
        TradingCalendar calendar = calendars.apply(packed.ticker());
        History whole =
                packed.withSplits(
                        packed.raw(new BarRoom()),
                        true,
                        base.isIntraday() ? calendar.zone() : ZoneOffset.UTC);
        Aggregation all = Aggregation.of(whole.bars(), base, timeframe, calendar, now);
        boolean isCut = base.isIntraday() && !timeframe.isIntraday() && whole.bars().size() >= MOST;
        return whole.with(
                part.apply(isCut ? all.withoutFirst() : all).bars(),
                Optional.of(base).filter(from -> from != timeframe));
    }

    private static Map<String, List<Timeframe>> stored(Handle handle, Collection<String> tickers) {
        Map<String, List<Timeframe>> byTicker = new HashMap<>();
        handle.createQuery(STORED)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry ->
                        Timeframe.of(entry.getValue())
                                .ifPresent(t ->
                                        byTicker.computeIfAbsent(
                                                        entry.getKey(), _ -> new ArrayList<>())
                                                .add(t)));
        return byTicker;
    }
}
