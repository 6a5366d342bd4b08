package bellwether.desk.watchlist;

import bellwether.market.bars.Market;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Puts together what is shown of entries: a query for each source, whatever the number of entries.
public final class EntryViews {
    private static final ListedVerdict NOT_STORED = ListedVerdict.unknown("not_stored");

    private final Jdbi jdbi;
    private final Market market;
    private final LastCloses closes;
    private final EntrySources sources;

    EntryViews(Jdbi jdbi, Market market, LastCloses closes, EntrySources sources) {
        this.jdbi = jdbi;
        this.market = market;
        this.closes = closes;
        this.sources = sources;
    }

    /// In the order of the entries.
    public List<EntryView> of(String owner, List<WatchlistEntry> entries) {
        List<String> stored =
                entries.stream()
                        .filter(entry -> entry.symbol() != null)
                        .map(WatchlistEntry::ticker)
                        .distinct()
                        .toList();
        Map<String, Stock> stocks =
                jdbi.withHandle(h -> market.symbols().find(h, stored)).stream()
                        .collect(Collectors.toMap(Stock::ticker, Function.identity()));
        Map<String, ClosePrice> prices = closes.of(stored);
        Map<String, List<Split>> splits =
                closes.splits(
                        entries.stream()
                                .filter(entry -> entry.added().close() != null)
                                .map(WatchlistEntry::ticker)
                                .filter(prices::containsKey)
                                .distinct()
                                .toList());
        Map<String, ListedVerdict> mine = sources.mine().of(owner, stored);
        Map<String, ListedVerdict> sheet = sources.sheet().of(owner, stored);
        Map<String, Integer> alerts = sources.alerts().of(owner, stored);
        Map<String, Integer> detections = sources.detections().of(owner, stored);
        return entries.stream()
                .map(entry -> {
                    String ticker = entry.ticker();
                    ClosePrice last = price(entry, prices);
                    return new EntryView(
                            entry,
                            Optional.ofNullable(stocks.get(ticker)),
                            last,
                            last.changeSince(entry.added(), splits.getOrDefault(ticker, List.of())),
                            mine.getOrDefault(ticker, NOT_STORED),
                            sheet.getOrDefault(ticker, NOT_STORED),
                            alerts.get(ticker),
                            detections.get(ticker));
                })
                .toList();
    }

    private static ClosePrice price(WatchlistEntry entry, Map<String, ClosePrice> prices) {
        ClosePrice absent = entry.symbol() == null ? ClosePrice.NOT_STORED : ClosePrice.NO_BARS;
        return prices.getOrDefault(entry.ticker(), absent);
    }
}
