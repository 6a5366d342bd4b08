package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.Transactions;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.store.AccountStore;
import bellwether.trading.portfolio.store.OrderDao;
import bellwether.trading.portfolio.store.StoredAccount;
import bellwether.trading.portfolio.store.StoredChange;
import bellwether.trading.portfolio.store.StrategyPlaceDao;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// The accounts of portfolios. Each change is one transaction that locks the portfolio's row first,
/// walks the account, and writes what has changed: a crash leaves all of it or nothing.
public final class PortfolioAccounts {
    private final Transactions transactions;
    private final Instruments instruments;
    private final List<AccountListener> listeners;
    private final InstantSource clock;
    private final AccountStore store = new AccountStore();
    private final OrderDao orders = new OrderDao();
    private final StrategyPlaceDao places = new StrategyPlaceDao();

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

    /// Today's rates of all foreign currencies of a portfolio, read before its row is locked:
    /// whoever waits for the row must not need a second connection.
    private List<FxQuote> rates(String owner, PortfolioId id, Set<String> wanted) {
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
                        instruments.rates().rate(currency, held.get().base(), today()).stream())
                .toList();
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
        List<FxQuote> rates = rates(owner, id, currencies);
        return transactions.in(h -> {
            StoredAccount before =
                    store.lock(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id));
            LockedAccount account = locked(h, before);
            account.rates(rates);
            R answer = work.apply(account);
            return new Change<>(answer, write(h, before, account));
        });
    }

    /// Looks at an account in one transaction that neither locks nor keeps anything.
    ///
    /// @throws Refusal where the owner has no such portfolio, or the work refuses
    public <R> R look(String owner, PortfolioId id, Function<LockedAccount, R> work) {
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            Portfolio found = store.find(h, owner, id).orElseThrow(() -> unknown(id));
            return work.apply(locked(h, new StoredAccount(found, store.read(h, id))));
        });
    }

    /// What a change would come to, without storing anything of it.
    ///
    /// @throws Refusal where the owner has no such portfolio, or the work refuses
    public <R> R rehearse(String owner, PortfolioId id, Function<LockedAccount, R> work) {
        return transactions.in(h -> {
            StoredAccount before = store.lock(h, owner, id).orElseThrow(() -> unknown(id));
            return work.apply(locked(h, before));
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
                        account.source());
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
        List<FxQuote> rates = rates(owner, id, Set.of());
        return transactions.in(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            Portfolio portfolio = store.find(h, owner, id).orElseThrow(() -> unknown(id));
            AccountState state = store.read(h, id);
            TradingAccount account = account(h, new StoredAccount(portfolio, state));
            rates.forEach(account::rate);
            Map<String, BigDecimal> free = new HashMap<>();
            free.put(portfolio.terms().currency(), account.free(portfolio.terms().currency()));
            state.balances()
                    .keySet()
                    .forEach(currency -> free.put(currency, account.free(currency)));
            return new AccountView(
                    portfolio, state, account.equity(), free, priceUnits(h, portfolio, state));
        });
    }

    private Map<String, BigDecimal> priceUnits(Handle h, Portfolio portfolio, AccountState state) {
        Map<String, BigDecimal> units = new HashMap<>();
        Set<String> held = new TreeSet<>();
        for (Position position : state.positions()) {
            if (!position.lots().isEmpty()) {
                held.add(position.key().symbol());
            }
        }
        AccountTerms terms = new AccountTerms(instruments, h, portfolio).of(state);
        held.forEach(symbol -> units.put(symbol, terms.apply(symbol).priceUnit()));
        return units;
    }

    /// Changes what may change of a portfolio.
    ///
    /// @param seen the version that the caller has seen; empty for any
    /// @throws Refusal 412 when it is another by now
    public Portfolio redefine(
            String owner,
            PortfolioId id,
            Optional<Integer> seen,
            UnaryOperator<PortfolioDefinition> changed) {
        return transactions.in(h -> {
            Portfolio before = store.lock(h, owner, id).orElseThrow(() -> unknown(id)).portfolio();
            if (seen.filter(version -> version != before.version()).isPresent()) {
                throw Refusal.of(
                        RefusalKind.CHANGED,
                        "portfolio_changed",
                        "The portfolio has changed since: read it again and send its new ETag as If-Match.");
            }
            PortfolioDefinition after =
                    changed.apply(new PortfolioDefinition(before.name(), before.terms()));
            if (!after.terms().equals(before.terms())) {
                requireNoOrders(h, id);
            }
            return store.redefine(h, owner, id, after);
        });
    }

    /// What orders cost, and whether they may go short, is not changed under a bar whose prices are
    /// known already.
    private void requireNoOrders(Handle h, PortfolioId id) {
        if (!store.read(h, id).orders().isEmpty()) {
            throw Refusal.conflict(
                    "orders_open",
                    "shorting, costs and auto_convert can be changed while no order is open: cancel them first, exits too.");
        }
    }

    /// Deletes a portfolio with all that it ever did.
    ///
    /// @throws Refusal where anything is open in it
    public void delete(String owner, PortfolioId id) {
        transactions.in(h -> {
            AccountState state = store.lock(h, owner, id).orElseThrow(() -> unknown(id)).state();
            boolean holds =
                    state.positions().stream()
                            .anyMatch(position -> position.quantity().signum() != 0);
            if (holds || !state.orders().isEmpty()) {
                throw Refusal.conflict(
                        "not_flat",
                        "%s has open orders or positions: cancel and close them first."
                                .formatted(id));
            }
            store.delete(h, id);
            return true;
        });
    }

    /// The time by the clock of the accounts.
    public Instant now() {
        return clock.instant();
    }

    /// The date of flows and of orders: bars have their own.
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public Optional<Portfolio> find(String owner, PortfolioId id) {
        return transactions.in(h -> store.find(h, owner, id));
    }

    /// Those of an owner behind an id, in the order of their making.
    public List<Portfolio> list(String owner, long after, int limit) {
        return transactions.in(h -> store.list(h, owner, after, limit));
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
            for (String symbol : symbols) {
                try {
                    found.add(instruments.of(h, portfolio, symbol).currency());
                } catch (Refusal e) {
                    // its currency is not known, so there is no rate to look for
                }
            }
            return found;
        });
    }

    /// The newest order of this id.
    ///
    /// @throws Refusal where the owner has none
    public OrderRecord order(String owner, OrderId id) {
        return transactions.in(h ->
                store.find(h, owner, id.portfolio())
                        .flatMap(_ -> orders.find(h, id))
                        .orElseThrow(
                                () -> Refusal.notFound("unknown_order", "No order " + id + ".")));
    }

    /// What happened to an order beside its fills, the oldest first.
    public List<OrderNote> notes(OrderRecord order) {
        return transactions.in(
                h -> orders.notes(h, order.id().portfolio(), order.status().sequence()));
    }

    /// Orders of a portfolio, the newest first.
    public List<OrderRecord> orders(String owner, PortfolioId id, OrderQuery query, int limit) {
        return transactions.in(h -> {
            PortfolioId known = store.find(h, owner, id).orElseThrow(() -> unknown(id)).id();
            return orders.list(h, known, query, limit);
        });
    }

    /// Where orders of a strategy belong.
    ///
    /// @throws Refusal where the owner has none of this id
    public StrategyPlace place(String owner, StrategyId id) {
        return transactions.in(h ->
                places.find(h, owner, id)
                        .orElseThrow(() ->
                                Refusal.notFound("unknown_strategy", "No strategy " + id + ".")));
    }

    /// Where orders belong that are traded by hand.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public StrategyPlace manual(String owner, PortfolioId id) {
        return transactions.in(h -> places.manual(h, owner, id).orElseThrow(() -> unknown(id)));
    }

    private static Refusal unknown(PortfolioId id) {
        return Refusal.notFound("unknown_portfolio", "No portfolio " + id + ".");
    }
}
