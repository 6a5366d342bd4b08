package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The terms of symbols within one transaction of a portfolio, each read once: of what is held or
/// ordered all at once, of others when they are asked for.
public final class AccountTerms implements Function<String, InstrumentTerms> {
    private final PortfolioAccounts.Instruments instruments;
    private final Handle transaction;
    private final Portfolio portfolio;
    private final Map<String, InstrumentTerms> known = new HashMap<>();

    public AccountTerms(
            PortfolioAccounts.Instruments instruments, Handle transaction, Portfolio portfolio) {
        this.instruments = instruments;
        this.transaction = transaction;
        this.portfolio = portfolio;
    }

    /// Reads the terms that these accounts need.
    public AccountTerms of(AccountState... states) {
        Set<String> needed = new TreeSet<>();
        for (AccountState state : states) {
            state.positions().stream()
                    .filter(position -> !position.lots().isEmpty())
                    .forEach(position -> needed.add(position.key().symbol()));
            state.orders().forEach(order -> needed.add(order.order().position().symbol()));
        }
        needed.removeAll(known.keySet());
        instruments
                .all(transaction, portfolio, needed)
                .forEach(terms -> known.put(terms.symbol(), terms));
        return this;
    }

    /// @throws bellwether.platform.base.Refusal where the symbol is not known, or its currency is
    ///   not
    @Override
    public InstrumentTerms apply(String ticker) {
        return known.computeIfAbsent(ticker, _ -> instruments.of(transaction, portfolio, ticker));
    }
}
