package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Whole histories of any timeframe, without bars that may still change.
final class Histories {
    private static final String STORED =
            """
            select symbol.ticker, series.timeframe
            from symbol
            join series on series.symbol_id = symbol.id
            where symbol.ticker = any(:tickers)
            """;

    private final HistoryDao dao = new HistoryDao();
    private final Function<String, TradingCalendar> calendars;

    Histories(Function<String, TradingCalendar> calendars) {
        this.calendars = calendars;
    }

    /// All of one moment, if the caller's transaction sees one.
    List<History> finished(
            Handle handle, Collection<String> tickers, Timeframe timeframe, Instant now) {
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
                dao.packed(handle, some, base, Integer.MAX_VALUE).stream()
                        .map(packed -> finished(packed, base, timeframe, now))
                        .forEach(histories::add));
        return histories;
    }

    private History finished(PackedHistory packed, Timeframe base, Timeframe to, Instant now) {
        TradingCalendar calendar = calendars.apply(packed.ticker());
        ZoneId zone = base.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
        History history = packed.withSplits(packed.raw(new BarRoom()), true, zone);
        return history.with(
                Aggregation.of(history.bars(), base, to, calendar, now).completed().bars());
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
