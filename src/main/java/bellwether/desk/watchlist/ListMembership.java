package bellwether.desk.watchlist;

import bellwether.desk.watchlist.store.EntryDao;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// What is on an owner's lists now: for conditions such as `on_list("Tech")`, for analyses and
/// backtests of a list. It needs nothing but the database, so that it is there before all who ask.
public final class ListMembership implements TickerLists {
    private final Jdbi jdbi;
    private final EntryDao entries = new EntryDao();
    private final WatchlistRecords records = new WatchlistRecords();

    public ListMembership(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<TickerList> find(String owner, String idOrName) {
        return jdbi.inTransaction(h ->
                records.find(h, owner, idOrName)
                        .map(list ->
                                new TickerList(
                                        list.id().toString(),
                                        list.name(),
                                        list.version(),
                                        entries.tickers(h, list.id()))));
    }

    @Override
    public List<String> names(String owner) {
        return jdbi.withHandle(h -> entries.names(h, owner));
    }

    @Override
    public String state(String owner) {
        return jdbi.withHandle(h -> entries.state(h, owner));
    }

    @Override
    public Map<String, Set<Long>> members(String owner, Collection<String> names) {
        return names.isEmpty() ? Map.of() : jdbi.withHandle(h -> entries.members(h, owner, names));
    }
}
