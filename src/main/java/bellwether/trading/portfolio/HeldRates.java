package bellwether.trading.portfolio;

import bellwether.platform.db.Transactions;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.portfolio.store.AccountStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The exchange rates that an account needs.
final class HeldRates {
    private final Transactions transactions;
    private final PortfolioAccounts.Instruments instruments;
    private final AccountStore store = new AccountStore();

    HeldRates(Transactions transactions, PortfolioAccounts.Instruments instruments) {
        this.transactions = transactions;
        this.instruments = instruments;
    }

    /// Today's rates of all foreign currencies of a portfolio, read before its row is locked:
    /// whoever waits for the row must not need a second connection.
    List<FxQuote> of(String owner, PortfolioId id, Set<String> wanted, LocalDate today) {
        Optional<AccountStore.Currencies> held =
                transactions.in(h -> store.currencies(h, owner, id));
        if (held.isEmpty()) {
            return List.of();
        }
        Set<String> all = new TreeSet<>(held.get().foreign());
        all.addAll(wanted);
        all.remove(held.get().base());
        return read(all, held.get().base(), today);
    }

    /// The same of many portfolios: each rate is read once.
    Map<PortfolioId, List<FxQuote>> of(List<Portfolio> portfolios, LocalDate today) {
        Map<PortfolioId, Set<String>> held =
                transactions.in(
                        h -> store.currencies(h, portfolios.stream().map(Portfolio::id).toList()));
        Map<String, Set<String>> byBase = new TreeMap<>();
        for (Portfolio portfolio : portfolios) {
            byBase.computeIfAbsent(portfolio.terms().currency(), _ -> new TreeSet<>())
                    .addAll(held.getOrDefault(portfolio.id(), Set.of()));
        }
        Map<String, List<FxQuote>> rates = new HashMap<>();
        byBase.forEach((base, currencies) -> {
            currencies.remove(base);
            rates.put(base, read(currencies, base, today));
        });
        Map<PortfolioId, List<FxQuote>> found = new HashMap<>();
        for (Portfolio portfolio : portfolios) {
            Set<String> own = held.getOrDefault(portfolio.id(), Set.of());
            found.put(
                    portfolio.id(),
                    rates.getOrDefault(portfolio.terms().currency(), List.of()).stream()
                            .filter(rate -> own.contains(rate.currency()))
                            .toList());
        }
        return found;
    }

    private List<FxQuote> read(Set<String> currencies, String base, LocalDate today) {
        return currencies.stream()
                .filter(currency -> !currency.isEmpty())
                .flatMap(currency -> instruments.rates().rate(currency, base, today).stream())
                .toList();
    }
}
