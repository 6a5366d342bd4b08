package bellwether.market.bars.history;

import bellwether.market.bars.HistoryPart;
import bellwether.platform.base.MemoryBudget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What it takes to hold whole histories.
public final class HistoryNeed {
    /// Of a bar of a history, and of the same as it is read.
    private static final int BYTES_PER_BAR = 100;

    /// Of a bar of the one history that something is computed of at a time: lines of indicators, or
    /// two bytes for each of 61 candlestick patterns.
    private static final int BYTES_PER_COMPUTED_BAR = 100;

    /// While a part of a history is read, and before anything is known of it.
    private static final int BYTES_AT_LEAST = 2 << 20;

    private static final int BARS_TOGETHER = 1 << 16;

    private HistoryNeed() {}

    /// What histories of these sizes take.
    ///
    /// @param sizes in bars, by ticker
    public static MemoryBudget.Need of(Collection<String> tickers, Map<String, Integer> sizes) {
        long bars = sizes.values().stream().mapToLong(Integer::longValue).sum();
        long longest = sizes.values().stream().mapToLong(Integer::longValue).max().orElse(0);
        return new MemoryBudget.Need(
                MemoryBudget.Share.HISTORIES,
                BYTES_AT_LEAST + bars * BYTES_PER_BAR + longest * BYTES_PER_COMPUTED_BAR,
                "%,d bars of %s".formatted(bars, words(tickers)),
                "Request a longer timeframe with fewer stored bars, or the bars themselves with GET /api/v1/bars, which streams them.");
    }

    private static String words(Collection<String> tickers) {
        return tickers.size() <= 2
                ? String.join(" and ", tickers)
                : "%,d symbols".formatted(tickers.size());
    }

    /// As many in one part as have so many bars together, or one.
    public static List<HistoryPart> parts(Collection<String> tickers, Map<String, Integer> sizes) {
        return divided(tickers, sizes).stream()
                .map(part -> new HistoryPart(part, of(part, sizesOf(part, sizes))))
                .toList();
    }

    private static Map<String, Integer> sizesOf(List<String> part, Map<String, Integer> sizes) {
        Map<String, Integer> some = new HashMap<>();
        part.forEach(ticker ->
                Optional.ofNullable(sizes.get(ticker)).ifPresent(bars -> some.put(ticker, bars)));
        return some;
    }

    private static List<List<String>> divided(
            Collection<String> tickers, Map<String, Integer> sizes) {
        List<List<String>> parts = new ArrayList<>();
        long bars = Long.MAX_VALUE;
        for (String ticker : tickers) {
            int size = sizes.getOrDefault(ticker, 0);
            if (bars == Long.MAX_VALUE || bars + size > BARS_TOGETHER) {
                parts.add(new ArrayList<>());
                bars = 0;
            }
            parts.getLast().add(ticker);
            bars += size;
        }
        return parts;
    }
}
