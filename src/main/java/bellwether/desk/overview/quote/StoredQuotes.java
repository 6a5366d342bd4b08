package bellwether.desk.overview.quote;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The newest stored daily closes of symbols.
public final class StoredQuotes {
    private final Jdbi jdbi;
    private final Market market;
    private final int staleSessions;

    /// @param staleSessions prices are stale once more sessions than this were completed after them
    public StoredQuotes(Jdbi jdbi, Market market, int staleSessions) {
        this.jdbi = jdbi;
        this.market = market;
        this.staleSessions = staleSessions;
    }

    /// Quotes in the order of the request, and what is missing.
    public record Found(List<StoredQuote> items, List<MissingTicker> missing) {
        public Found {
            items = List.copyOf(items);
            missing = List.copyOf(missing);
        }
    }

    /// Those of some tickers, present names or former ones.
    public Found of(List<String> tickers) {
        AskedTickers asked = AskedTickers.of(market, tickers);
        List<MissingTicker> missing = new ArrayList<>(asked.unknown(market));
        Map<String, Stock> stocks =
                jdbi.withHandle(handle -> market.symbols().find(handle, asked.known())).stream()
                        .collect(Collectors.toMap(Stock::ticker, Function.identity()));
        Map<String, History> histories =
                market.loadLast(asked.known(), Timeframe.DAY, 2).stream()
                        .collect(Collectors.toMap(History::ticker, Function.identity()));
        Instant now = market.now();
        List<StoredQuote> items = new ArrayList<>();
        for (String ticker : tickers) {
            Stock stock = stocks.get(asked.name(ticker));
            History history = histories.get(asked.name(ticker));
            if (stock != null && history != null && history.bars().size() > 0) {
                items.add(quote(asked.askedAs(ticker), stock, history, now));
            } else if (stock != null) {
                missing.add(AskedTickers.withoutDays(ticker));
            }
        }
        return new Found(items, missing);
    }

    private StoredQuote quote(@Nullable String askedAs, Stock stock, History history, Instant now) {
        Bars bars = history.bars();
        int last = bars.size() - 1;
        return new StoredQuote(
                stock.ticker(),
                askedAs,
                stock.name(),
                close(bars, last),
                age(market.calendar(stock), history.synthetic(), bars.time()[last], now),
                stock.currency(),
                String.join(", ", history.sources()),
                history.synthetic(),
                null);
    }

    private static StoredQuote.Close close(Bars bars, int last) {
        double close = bars.close()[last];
        if (last == 0 || bars.close()[last - 1] == 0) {
            return new StoredQuote.Close(close, null, null, null);
        }
        BigDecimal before = BigDecimal.valueOf(bars.close()[last - 1]);
        return new StoredQuote.Close(
                close,
                before,
                BigDecimal.valueOf(close).subtract(before),
                100 * (close / bars.close()[last - 1] - 1));
    }

    private StoredQuote.Age age(
            TradingCalendar calendar, boolean isSynthetic, long time, Instant now) {
        LocalDate day = Timeframe.date(time);
        boolean isPartial = Timeframe.DAY.isPartial(time, calendar, now);
        if (isSynthetic) {
            return new StoredQuote.Age(day, null, null, isPartial);
        }
        LocalDate completed = calendar.lastCompletedSession(now);
        OptionalInt sessions = calendar.sessionsSince(day, completed);
        return new StoredQuote.Age(
                day,
                sessions.isPresent() ? sessions.getAsInt() : null,
                calendar.isOlder(day, completed, staleSessions),
                isPartial);
    }
}
