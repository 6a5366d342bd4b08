package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.Transactions;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.store.AccountStore;
import bellwether.trading.portfolio.store.StoredAccount;
import bellwether.trading.portfolio.store.StoredChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The accounts of portfolios. Each change is one transaction that locks the portfolio's row first,
/// walks the account, and writes what has changed: a crash leaves all of it or nothing.
public final class PortfolioAccounts {
    private final Transactions transactions;
    private final Instruments instruments;
    private final List<AccountListener> listeners;
    private final InstantSource clock;
    private final AccountStore store = new AccountStore();
    private final PortfolioRecords records;
    private final PortfolioDefinitions definitions;
    private final HeldRates rates;

    /// What must be known of symbols to trade them.
    @FunctionalInterface
    public interface Instruments {
        /// The terms of a symbol in a portfolio.
        ///
        /// @throws Refusal where the symbol is not known, or its currency is not
        InstrumentTerms of(Handle transaction, Portfolio portfolio, String ticker);

        /// The terms of those of the symbols that can be read at once; each other one is asked for.
        default List<InstrumentTerms> all(
                Handle transaction, Portfolio portfolio, Collection<String> tickers) {
            return List.of();
        }

        /// Where the rates of their currencies come from.
        default RateSource rates() {
            return RateSource.NONE;
        }
    }

    /// The accounts of one database.
    ///
    /// @param transactions that try again only what was certainly undone: a deposit must not be
    ///   booked twice
    /// @param listeners in the order in which they hear; those that publish come last
    public PortfolioAccounts(
            Transactions transactions,
            Instruments instruments,
            List<AccountListener> listeners,
            InstantSource clock) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        records = new PortfolioRecords(transactions);
        definitions = new PortfolioDefinitions(transactions);
        rates = new HeldRates(transactions, instruments);
    }

    /// What is stored of portfolios, orders and strategies.
    public PortfolioRecords records() {
        return records;
    }

    /// Changes what is said of portfolios.
    public PortfolioDefinitions definitions() {
        return definitions;
    }

    /// What a change came to.
    ///
    /// @param answer of the work that was done
    /// @param happened fills, ledger entries and events that were stored with it
    public record Change<R>(R answer, StepResult happened) {}

    /// Makes a portfolio with its first cash.
    ///
    /// @param cash in its currency; 0 for none
    public Portfolio create(String owner, String name, PortfolioTerms terms, BigDecimal cash) {
        return create(owner, name, terms, cash, (_, _) -> {});
    }

    /// Makes a portfolio with its first cash, and does something with it in the same transaction.
    public Portfolio create(
            String owner,
            String name,
            PortfolioTerms terms,
            BigDecimal cash,
            BiConsumer<Handle, PortfolioId> beside) {
        return transactions.in(h -> {
            Portfolio made = store.create(h, owner, name, terms, clock.instant());
            beside.accept(h, made.id());
            if (cash.signum() != 0) {
                StoredAccount before = new StoredAccount(made, AccountState.EMPTY);
                LockedAccount account = locked(h, before);
                account.flow(terms.currency(), cash, today(), "opening");
                write(h, before, account);
            }
            return made;
        });
    }

    /// Changes an account in one transaction.
    ///
    /// @throws Refusal where the owner has no such portfolio, or the work refuses
    public <R> Change<R> change(String owner, PortfolioId id, Function<LockedAccount, R> work) {
        return change(owner, id, Set.of(), work);
    }

    /// The same, with the rates of further currencies than those that are held.
    public <R> Change<R> change(
            String owner, PortfolioId id, Set<String> currencies, Function<LockedAccount, R> work) {
        List<FxQuote> known = rates.of(owner, id, currencies, today());
        return transactions.in(h -> {
            StoredAccount before =
                    store.lock(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id));
            LockedAccount account = locked(h, before);
            account.rates(known);
            R answer = work.apply(account);
            return new Change<>(answer, write(h, before, account));
        });
    }

    /// Looks at an account, with today's rates, in one transaction that neither locks nor keeps
    /// anything.
    ///
    /// @throws Refusal where the owner has no such portfolio, or the work refuses
    public <R> R look(String owner, PortfolioId id, Function<LockedAccount, R> work) {
        return look(owner, id, Set.of(), work);
    }

    /// The same, with the rates of further currencies than those that are held.
    public <R> R look(
            String owner, PortfolioId id, Set<String> currencies, Function<LockedAccount, R> work) {
        List<FxQuote> known = rates.of(owner, id, currencies, today());
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            Portfolio found = store.find(h, owner, id).orElseThrow(() -> unknown(id));
            LockedAccount account = locked(h, new StoredAccount(found, store.read(h, id)));
            account.rates(known);
            return work.apply(account);
        });
    }

    /// What a change would come to, without storing anything of it.
    ///
    /// @throws Refusal where the owner has no such portfolio, or the work refuses
    public <R> R rehearse(String owner, PortfolioId id, Function<LockedAccount, R> work) {
        List<FxQuote> known = rates.of(owner, id, Set.of(), today());
        return transactions.in(h -> {
            StoredAccount before = store.lock(h, owner, id).orElseThrow(() -> unknown(id));
            LockedAccount account = locked(h, before);
            account.rates(known);
            return work.apply(account);
        });
    }

    private StepResult write(Handle h, StoredAccount before, LockedAccount account) {
        StepResult happened = account.happened();
        AccountState after = account.state();
        store.write(
                h, before, after, new StoredChange(happened, account.source()), clock.instant());
        AccountChange change =
                new AccountChange(
                        before.portfolio(),
                        before.state(),
                        after,
                        happened,
                        account.holds(),
                        account.source(),
                        account::terms);
        listeners.forEach(listener -> listener.changed(h, change));
        return happened;
    }

    private LockedAccount locked(Handle h, StoredAccount stored) {
        return new LockedAccount(h, stored.portfolio(), account(h, stored));
    }

    private TradingAccount account(Handle h, StoredAccount stored) {
        Portfolio portfolio = stored.portfolio();
        TradingAccount account =
                new TradingAccount(
                        portfolio.terms().settings(),
                        new AccountTerms(instruments, h, portfolio).of(stored.state()),
                        stored.state());
        account.today(today());
        return account;
    }

    /// An account with what it is worth, as of one moment.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public AccountView view(String owner, PortfolioId id) {
        List<FxQuote> known = rates.of(owner, id, Set.of(), today());
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            Portfolio portfolio = store.find(h, owner, id).orElseThrow(() -> unknown(id));
            AccountState state = store.read(h, id);
            return view(
                    new StoredAccount(portfolio, state),
                    new AccountTerms(instruments, h, portfolio).of(state),
                    known);
        });
    }

    /// The accounts of portfolios, all as of one moment, and without a question for each.
    public List<AccountView> views(String owner, List<Portfolio> portfolios) {
        Map<PortfolioId, List<FxQuote>> known = rates.of(portfolios, today());
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            List<Portfolio> all = store.present(h, owner, portfolios);
            Map<PortfolioId, AccountState> states =
                    store.read(h, all.stream().map(Portfolio::id).toList());
            Map<String, AccountTerms> byCosts = termsByCosts(h, all, states);
            return all.stream()
                    .map(portfolio ->
                            view(
                                    new StoredAccount(
                                            portfolio,
                                            Objects.requireNonNull(states.get(portfolio.id()))),
                                    Objects.requireNonNull(byCosts.get(portfolio.terms().costs())),
                                    known.getOrDefault(portfolio.id(), List.of())))
                    .toList();
        });
    }

    /// What portfolios have of terms that is their own is the costs.
    private Map<String, AccountTerms> termsByCosts(
            Handle h, List<Portfolio> all, Map<PortfolioId, AccountState> states) {
        Map<String, List<Portfolio>> byCosts =
                all.stream().collect(Collectors.groupingBy(portfolio -> portfolio.terms().costs()));
        Map<String, AccountTerms> terms = new HashMap<>();
        byCosts.forEach((costs, some) ->
                terms.put(
                        costs,
                        new AccountTerms(instruments, h, some.getFirst())
                                .of(
                                        some.stream()
                                                .map(one ->
                                                        Objects.requireNonNull(
                                                                states.get(one.id())))
                                                .toArray(AccountState[]::new))));
        return terms;
    }

    private AccountView view(StoredAccount stored, AccountTerms terms, List<FxQuote> known) {
        Portfolio portfolio = stored.portfolio();
        AccountState state = stored.state();
        TradingAccount account = new TradingAccount(portfolio.terms().settings(), terms, state);
        account.today(today());
        known.forEach(account::rate);
        Map<String, BigDecimal> free = new HashMap<>();
        free.put(portfolio.terms().currency(), account.free(portfolio.terms().currency()));
        state.balances().keySet().forEach(currency -> free.put(currency, account.free(currency)));
        return new AccountView(portfolio, state, account.equity(), free, priceUnits(state, terms));
    }

    private static Map<String, BigDecimal> priceUnits(AccountState state, AccountTerms terms) {
        Map<String, BigDecimal> units = new HashMap<>();
        Set<String> held = new TreeSet<>();
        for (Position position : state.positions()) {
            if (!position.lots().isEmpty()) {
                held.add(position.key().symbol());
            }
        }
        held.forEach(symbol -> units.put(symbol, terms.apply(symbol).priceUnit()));
        return units;
    }

    /// The time by the clock of the accounts.
    public Instant now() {
        return clock.instant();
    }

    /// The date of flows and of orders: bars have their own.
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// The account of a portfolio as it stands.
    public AccountState state(String owner, PortfolioId id) {
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            PortfolioId known = store.find(h, owner, id).orElseThrow(() -> unknown(id)).id();
            return store.read(h, known);
        });
    }

    /// The same, within a transaction of the caller.
    public AccountState state(Handle h, PortfolioId id) {
        return store.read(h, id);
    }

    /// The currencies of symbols in a portfolio; those that cannot be traded are left out.
    public Set<String> currencies(Portfolio portfolio, Set<String> symbols) {
        return transactions.in(h -> {
            Set<String> found = new TreeSet<>();
            Set<String> others = new TreeSet<>(symbols);
            for (InstrumentTerms terms : instruments.all(h, portfolio, symbols)) {
                found.add(terms.currency());
                others.remove(terms.symbol());
            }
            for (String symbol : others) {
                try {
                    found.add(instruments.of(h, portfolio, symbol).currency());
                } catch (Refusal e) {
                    // its currency is not known, so there is no rate to look for
                }
            }
            return found;
        });
    }

    static Refusal unknown(PortfolioId id) {
        return Refusal.unknown(
                "unknown_portfolio",
                "portfolio",
                id.toString(),
                "GET /api/v1/portfolios lists yours");
    }
}
