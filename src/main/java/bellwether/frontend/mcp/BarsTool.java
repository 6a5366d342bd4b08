package bellwether.frontend.mcp;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Cursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `get_bars`.
final class BarsTool implements AssistantTool {
    private static final List<String> TIMEFRAMES =
            Arrays.stream(Timeframe.values()).map(Timeframe::code).toList();

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_bars",
                    "Get price bars",
                    "Open, high, low, close and volume of one symbol, the newest page first, each"
                            + " page oldest bar first. Prices are in the symbol's currency and adjusted"
                            + " for the splits on record, not for dividends; volume is in shares, null"
                            + " where unknown. Daily and longer bars have a date, shorter ones the UTC"
                            + " time at which they begin. partial: true means that the bar may still"
                            + " change.",
                    ToolSchema.required("ticker", "Ticker, such as TCS.NS, BRK-B or ^GSPC.")
                            .andWords(
                                    "timeframe",
                                    TIMEFRAMES,
                                    "Interval of a bar; default 1d. Only those that the symbol"
                                            + " has.")
                            .paged(),
                    "Find the ticker with search_symbols.");

    private final Market market;

    BarsTool(Market market) {
        this.market = market;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    /// @param time a date, or a moment within the day
    private record ShownBar(
            String time,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume,
            boolean partial) {}

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        Ticker ticker = arguments.ticker("ticker").orElseThrow();
        Timeframe timeframe =
                arguments.text("timeframe").flatMap(Timeframe::of).orElse(Timeframe.DAY);
        Stock stock =
                market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
        requireStored(ticker, timeframe);
        try (MemoryBudget.Room _ =
                market.room(List.of(ticker.name()), timeframe, MemoryBudget.REQUEST)) {
            return page(stock, timeframe, market.running(ticker, timeframe), arguments);
        }
    }

    private ToolAnswer page(
            Stock stock, Timeframe timeframe, Optional<History> found, ToolArguments arguments) {
        Bars bars = found.map(History::bars).orElse(Bars.room(0));
        String list = "bars of " + stock.ticker() + " " + timeframe.code();
        int to = bars.place(arguments.place(list, Long.MAX_VALUE));
        int from = Math.max(0, to - arguments.limit());
        return ToolAnswer.of(source(found), bars.size(), newest(bars, timeframe))
                .with("ticker", stock.ticker())
                .with("timeframe", timeframe.code())
                .with("currency", stock.currency())
                .with("synthetic", found.map(History::synthetic).orElse(false))
                .with("data_version", found.map(History::dataVersion).orElse(null))
                .with("items", shown(stock, timeframe, bars, from, to))
                .next(
                        from == 0
                                ? Optional.empty()
                                : Optional.of(Cursor.of(list, bars.time()[from]).encode()));
    }

    private static @Nullable String newest(Bars bars, Timeframe timeframe) {
        return bars.size() == 0 ? null : time(timeframe, bars.time()[bars.size() - 1]);
    }

    private List<ShownBar> shown(Stock stock, Timeframe timeframe, Bars bars, int from, int to) {
        TradingCalendar calendar = market.calendar(stock);
        Instant now = market.now();
        return IntStream.range(from, to)
                .mapToObj(i ->
                        bar(bars, i, timeframe, timeframe.isPartial(bars.time()[i], calendar, now)))
                .toList();
    }

    private void requireStored(Ticker ticker, Timeframe timeframe) {
        List<Timeframe> stored = market.timeframes(ticker);
        if (!stored.isEmpty() && !stored.contains(timeframe)) {
            throw Refusal.invalid(
                    ToolArguments.pointer("timeframe"),
                    "has no bars of %s; available: %s, was \"%s\""
                            .formatted(
                                    ticker,
                                    String.join(
                                            ", ", stored.stream().map(Timeframe::code).toList()),
                                    timeframe.code()));
        }
    }

    private static String source(Optional<History> found) {
        return found.map(history -> "stored bars from " + String.join(", ", history.sources()))
                .orElse("stored bars: there are none of this symbol");
    }

    private static String time(Timeframe timeframe, long time) {
        return timeframe.isIntraday()
                ? Instant.ofEpochSecond(time).toString()
                : Timeframe.date(time).toString();
    }

    private static ShownBar bar(Bars bars, int i, Timeframe timeframe, boolean isPartial) {
        double volume = bars.volume()[i];
        return new ShownBar(
                time(timeframe, bars.time()[i]),
                BigDecimal.valueOf(bars.open()[i]),
                BigDecimal.valueOf(bars.high()[i]),
                BigDecimal.valueOf(bars.low()[i]),
                BigDecimal.valueOf(bars.close()[i]),
                Double.isNaN(volume) ? null : BigDecimal.valueOf(volume).stripTrailingZeros(),
                isPartial);
    }
}
