package bellwether.trading.portfolio;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.Transactions;
import bellwether.trading.portfolio.store.AccountStore;
import bellwether.trading.portfolio.store.OrderDao;
import bellwether.trading.portfolio.store.StrategyPlaceDao;
import bellwether.trading.portfolio.store.SymbolHoldDao;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is stored of portfolios, their orders and strategies, to be looked up.
public final class PortfolioRecords {
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final AccountStore store = new AccountStore();
    private final OrderDao orders = new OrderDao();
    private final StrategyPlaceDao places = new StrategyPlaceDao();

    PortfolioRecords(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A portfolio of an owner.
    ///
    /// @throws Refusal where the owner has none of this id
    public Portfolio known(String owner, PortfolioId id) {
        return find(owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id));
    }

    public Optional<Portfolio> find(String owner, PortfolioId id) {
        return transactions.in(h -> store.find(h, owner, id));
    }

    /// Those of an owner behind an id, in the order of their making.
    public List<Portfolio> list(String owner, long after, int limit) {
        return transactions.in(h -> store.list(h, owner, after, limit));
    }

    /// All of an owner, in the order of their making.
    public List<Portfolio> all(String owner) {
        List<Portfolio> all = new ArrayList<>();
        List<Portfolio> page;
        do {
            page = list(owner, all.isEmpty() ? 0 : all.getLast().id().number(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// The portfolio that a request means: the one that it names, else the only one there is.
    ///
    /// @param field where requests of this kind name it, such as `/portfolio`
    /// @throws Refusal where it is not known, or none is named and there is not exactly one
    public Portfolio chosen(String owner, Optional<String> named, String field) {
        if (named.isPresent()) {
            return known(owner, id(named.get(), field));
        }
        List<Portfolio> all = list(owner, 0, 2);
        if (all.size() != 1) {
            throw Refusal.invalid(
                    field,
                    all.isEmpty()
                            ? "must be given: there is no portfolio yet, make one by POST"
                                    + " /api/v1/portfolios"
                            : "must be given, as there are several portfolios: GET"
                                    + " /api/v1/portfolios lists them");
        }
        return all.getFirst();
    }

    /// The id of a portfolio as a request names it.
    ///
    /// @param field where it does
    /// @throws Refusal where the text is no id
    public static PortfolioId id(String text, String field) {
        return PortfolioId.parse(text)
                .orElseThrow(() ->
                        Refusal.invalid(
                                field,
                                "must be the id of a portfolio such as pf_1, was \"%s\""
                                        .formatted(Quoted.text(text))));
    }

    /// The newest order of this id.
    ///
    /// @throws Refusal where the owner has none
    public OrderRecord order(String owner, OrderId id) {
        return transactions.in(h ->
                store.find(h, owner, id.portfolio())
                        .flatMap(_ -> orders.find(h, id))
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "unknown_order",
                                        "order",
                                        id.toString(),
                                        "GET /api/v1/portfolios/{id}/orders lists those of a portfolio")));
    }

    /// An order that was just taken in for the owner of its portfolio.
    OrderRecord stored(OrderId id) {
        return transactions.in(h -> orders.find(h, id).orElseThrow());
    }

    /// An order with what is shown beside it.
    ///
    /// @param notes what happened to it beside its fills, the oldest first
    public record KnownOrder(Portfolio portfolio, OrderRecord order, List<OrderNote> notes) {
        public KnownOrder {
            notes = List.copyOf(notes);
        }
    }

    /// The order that was taken in as this one, and its notes.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public KnownOrder with(String owner, OrderRecord order) {
        return transactions.in(h ->
                new KnownOrder(
                        store.find(h, owner, order.id().portfolio())
                                .orElseThrow(
                                        () -> PortfolioAccounts.unknown(order.id().portfolio())),
                        order,
                        orders.notes(h, order.id().portfolio(), order.status().sequence())));
    }

    /// What happened to an order beside its fills, the oldest first.
    public List<OrderNote> notes(OrderRecord order) {
        return transactions.in(
                h -> orders.notes(h, order.id().portfolio(), order.status().sequence()));
    }

    /// Orders of a portfolio, the newest first.
    public List<OrderRecord> orders(String owner, PortfolioId id, OrderQuery query, int limit) {
        return transactions.in(h -> {
            PortfolioId known =
                    store.find(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id)).id();
            return orders.list(h, known, query, limit);
        });
    }

    /// When symbols of a portfolio were held, the oldest first.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public List<SymbolHold> holds(String owner, PortfolioId id) {
        return transactions.in(h -> {
            Portfolio known =
                    store.find(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id));
            return new SymbolHoldDao().list(h, known.id());
        });
    }

    /// Where orders of a strategy belong.
    ///
    /// @throws Refusal where the owner has none of this id
    public StrategyPlace place(String owner, StrategyId id) {
        return transactions.in(h ->
                places.find(h, owner, id)
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "unknown_strategy",
                                        "strategy",
                                        id.toString(),
                                        "GET /api/v1/strategies lists yours")));
    }

    /// Where orders belong that are traded by hand.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public StrategyPlace manual(String owner, PortfolioId id) {
        return transactions.in(
                h -> places.manual(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id)));
    }
}
