package bellwether.market.imports.format;

import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.CurrencyDao;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.platform.db.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the symbols of an import trade, as it is on record or their tickers tell. The first few
/// tickers are looked up one by one, and when there are more, what is stated of all symbols at
/// once.
public final class ListingLookup {
    private static final int ONE_BY_ONE = 16;

    /// Of more names on record the memory is not worth the statements.
    private static final int MOST_NAMES = 250_000;

    private final Transactions transactions;
    private final SymbolCalendars listed;
    private final Map<String, Listing> known = new HashMap<>();
    private final Map<String, Boolean> onRecord = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();
    private Optional<Set<String>> names = Optional.empty();
    private boolean namesRead;
    private Optional<Map<String, String>> recorded = Optional.empty();
    private Optional<Map<String, String>> stated = Optional.empty();

    public ListingLookup(Transactions transactions, SymbolCalendars listed) {
        this.transactions = transactions;
        this.listed = listed;
    }

    Listing of(String ticker) {
        Listing listing = known.get(ticker);
        if (listing == null) {
            listing = find(ticker);
            known.put(ticker, listing);
        }
        return listing;
    }

    /// Looks up all of these at once, as far as they are not known.
    void look(Collection<String> tickers) {
        List<String> wanted =
                tickers.stream().filter(ticker -> !known.containsKey(ticker)).toList();
        if (wanted.size() > 1 && stated.isEmpty()) {
            known.putAll(transactions.in(handle -> listed.listings(handle, wanted)));
        }
    }

    private Listing find(String ticker) {
        if (known.size() < ONE_BY_ONE) {
            return transactions.in(handle -> listed.listing(handle, ticker));
        }
        if (stated.isEmpty()) {
            stated = Optional.of(transactions.in(listed::allStated));
        }
        return listed.at(ticker, Optional.ofNullable(stated.get().get(ticker)));
    }

    /// Whether the symbol was stored when this was first asked.
    boolean isOnRecord(String ticker) {
        return onRecord.computeIfAbsent(ticker, this::findOnRecord);
    }

    private boolean findOnRecord(String ticker) {
        if (onRecord.size() >= ONE_BY_ONE && !namesRead) {
            names = transactions.in(handle -> listed.names(handle, MOST_NAMES));
            namesRead = true;
        }
        return names.map(all -> all.contains(ticker))
                .orElseGet(() -> transactions.in(handle -> listed.isOnRecord(handle, ticker)));
    }

    /// The currencies that are stated of symbols, also by files of this import that came before.
    Map<String, String> currencies() {
        if (recorded.isEmpty()) {
            recorded = Optional.of(transactions.in(handle -> new CurrencyDao().stated(handle)));
        }
        Map<String, String> all = new HashMap<>(recorded.get());
        all.putAll(currencies);
        return all;
    }

    /// Remembers that bars of the symbol came with a file of this import: to those after it they
    /// are on record.
    ///
    /// @param currency that the file stated of them
    void remember(String ticker, Optional<String> currency) {
        onRecord.put(ticker, true);
        currency.ifPresent(code -> currencies.put(ticker, code));
    }

    /// What the prices of a symbol count as, when no currency is stated of it.
    Optional<String> unit(String ticker, Listing listing) {
        return listing.basis() == ListingBasis.STATED
                ? unit(ticker, listing.calendar().exchange().mic())
                : listed.unit(ticker, Optional.empty());
    }

    /// The same, were it traded at this exchange.
    Optional<String> unit(String ticker, String mic) {
        return listed.unit(ticker, Optional.of(mic));
    }

    /// The code of the exchange of this name, if it is known here; some have no calendar.
    Optional<String> code(String name) {
        return listed.code(name);
    }

    /// The exchange of this name, if it is known here.
    Optional<TradingCalendar> exchange(String name) {
        return listed.named(name);
    }

    /// The import states it of a symbol: from now on that is on record.
    Listing state(String ticker, String mic) {
        Listing listing = listed.at(ticker, Optional.of(mic));
        known.put(ticker, listing);
        return listing;
    }
}
