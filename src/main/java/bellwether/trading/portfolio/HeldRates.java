package bellwether.trading.portfolio;

import bellwether.platform.db.Transactions;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.portfolio.store.AccountStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return all.stream()
                .filter(currency -> !currency.isEmpty())
                .flatMap(currency ->
                        instruments.rates().rate(currency, held.get().base(), today).stream())
                .toList();
    }
}
