package bellwether.market.imports.format;

import bellwether.market.symbols.SymbolCalendars;
import bellwether.platform.db.Transactions;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The zones of the exchanges of an import's symbols. Asked for by each row: the first few tickers
/// are looked up one by one, and when there are more, what is stated of all symbols at once.
public final class ZoneLookup implements Function<String, ZoneId> {
    private static final int ONE_BY_ONE = 16;

    private final Transactions transactions;
    private final SymbolCalendars listed;
    private final Map<String, ZoneId> zones = new HashMap<>();
    private Optional<Map<String, String>> stated = Optional.empty();

    public ZoneLookup(Transactions transactions, SymbolCalendars listed) {
        this.transactions = transactions;
        this.listed = listed;
    }

    @Override
    public ZoneId apply(String ticker) {
        ZoneId known = zones.get(ticker);
        if (known == null) {
            known = find(ticker);
            zones.put(ticker, known);
        }
        return known;
    }

    private ZoneId find(String ticker) {
        if (zones.size() < ONE_BY_ONE) {
            return transactions.in(handle -> listed.of(handle, ticker)).zone();
        }
        if (stated.isEmpty()) {
            stated = Optional.of(transactions.in(listed::allStated));
        }
        return listed.at(ticker, Optional.ofNullable(stated.get().get(ticker))).zone();
    }
}
