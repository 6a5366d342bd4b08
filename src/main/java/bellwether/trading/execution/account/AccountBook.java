package bellwether.trading.execution.account;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all phases of a bar work on: symbols, orders, cash, and what has happened in the step.
final class AccountBook {
    final AccountRules rules;
    final CashLedger ledger;
    final TreeMap<String, SymbolBook> symbols = new TreeMap<>();
    final Map<String, LiveOrder> orders = new HashMap<>();
    final Map<String, FxQuote> rates;
    final PositionSlots slots = new PositionSlots(this);
    boolean ruined;

    private final Function<String, InstrumentTerms> terms;

    private final IdleSymbols idle;
    private long acceptSequence;
    private @Nullable TapeStep step;
    private LocalDate today = LocalDate.EPOCH;
    private final List<FillDraft> drafts = new ArrayList<>();
    private final List<Fill> stated = new ArrayList<>(0);
    private final List<AccountEvent> events = new ArrayList<>();

    AccountBook(AccountRules rules, Function<String, InstrumentTerms> terms, AccountState state) {
        this.rules = rules;
        this.terms = terms;
        ledger = new CashLedger(state.balances(), state.ledgerSequence());
        rates = new HashMap<>(state.rates());
        ruined = state.ruined();
        acceptSequence = state.acceptSequence();
        idle = new IdleSymbols(state);
        state.positions().stream()
                .filter(position -> !position.lots().isEmpty())
                .forEach(position -> symbol(position.key().symbol()));
        state.orders().forEach(status -> add(LiveOrder.of(status)));
    }

    AccountState state() {
        List<Position> positions = new ArrayList<>();
        Map<String, SymbolMark> marks = new HashMap<>();
        List<LiveOrder> open = new ArrayList<>();
        for (SymbolBook book : symbols.values()) {
            book.holdings.values().forEach(held -> positions.add(held.position(book.mark())));
            open.addAll(book.orders);
            SymbolMark mark = book.symbolMark();
            if (mark != null) {
                marks.put(book.symbol, mark);
            }
        }
        idle.addTo(positions, marks);
        List<OrderStatus> statuses =
                open.stream().sorted(OrderRanks.ACCEPTANCE).map(LiveOrder::status).toList();
        return new AccountState(
                ledger.balances(),
                positions,
                statuses,
                marks,
                rates,
                ledger.sequence(),
                acceptSequence,
                ruined);
    }

    InstrumentTerms terms(String symbol) {
        return terms.apply(symbol);
    }

    SymbolBook symbol(String symbol) {
        SymbolBook book = symbols.get(symbol);
        if (book == null) {
            book = SymbolBook.of(symbol, terms.apply(symbol));
            symbols.put(symbol, book);
            idle.restore(book);
        }
        return book;
    }

    @Nullable SymbolMark markOf(String symbol) {
        SymbolBook book = symbols.get(symbol);
        return book == null ? idle.mark(symbol) : book.symbolMark();
    }

    SymbolBook book(LiveOrder order) {
        if (order.symbol == null) {
            order.symbol = symbol(order.order.position().symbol());
        }
        return order.symbol;
    }

    Holding holding(LiveOrder order) {
        if (order.holding == null) {
            order.holding = book(order).holding(order.order.position());
        }
        return order.holding;
    }

    /// The same without beginning one: null where the strategy never held the symbol.
    @Nullable Holding known(LiveOrder order) {
        if (order.holding == null) {
            order.holding = book(order).holdings.get(order.order.position().strategy());
        }
        return order.holding;
    }

    long nextSequence() {
        acceptSequence++;
        return acceptSequence;
    }

    void add(LiveOrder order) {
        orders.put(order.id(), order);
        book(order).orders.add(order);
    }

    void begin(TapeStep next) {
        step = next;
        today = next.date();
        next.rates().forEach(rate -> rates.put(rate.currency(), rate));
    }

    TapeStep step() {
        if (step == null) {
            throw new IllegalStateException("no step is walked");
        }
        return step;
    }

    /// The date of the step, or of what was asked since.
    LocalDate today() {
        return today;
    }

    void today(LocalDate date) {
        today = date;
    }

    void end(LiveOrder order, OrderState state, OrderReason reason) {
        order.state = state;
        order.reason = reason;
        order.reserved = BigDecimal.ZERO;
        orders.remove(order.id(), order);
        book(order).orders.remove(order);
        changed(order);
    }

    /// Rejected where nothing is filled, else cancelled.
    void refuse(LiveOrder order, OrderReason reason) {
        end(order, order.filled.signum() == 0 ? OrderState.REJECTED : OrderState.CANCELLED, reason);
    }

    void cancel(LiveOrder order, OrderReason reason) {
        end(order, OrderState.CANCELLED, reason);
    }

    void event(AccountEvent event) {
        events.add(event);
    }

    /// Closes shares of a holding.
    void close(Holding holding, Holding.Exit exit) {
        events.addAll(holding.close(exit));
    }

    /// Notes that an order has changed, and says how it stands.
    OrderStatus changed(LiveOrder order) {
        OrderStatus status = order.status();
        event(new AccountEvent.OrderChanged(status));
        return status;
    }

    FillDraft draft(LiveOrder order, TradeTerms terms) {
        FillDraft draft =
                new FillDraft(
                        order.id(),
                        order.order.position(),
                        order.side,
                        terms,
                        book(order).isVolumeKnown());
        drafts.add(draft);
        return draft;
    }

    void add(FillDraft draft) {
        drafts.add(draft);
    }

    void add(Fill fill) {
        stated.add(fill);
    }

    boolean hasNews() {
        return !drafts.isEmpty() || !stated.isEmpty() || !events.isEmpty() || ledger.hasEntries();
    }

    List<AccountEvent> drainEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<AccountEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    List<Fill> drainFills() {
        if (!stated.isEmpty()) {
            return drainStated();
        }
        if (drafts.isEmpty()) {
            return List.of();
        }
        if (drafts.size() == 1) {
            Fill only = drafts.getFirst().fill(today, step().time());
            drafts.clear();
            return List.of(only);
        }
        List<Fill> fills = new ArrayList<>(drafts.size());
        drafts.forEach(draft -> fills.add(draft.fill(today, step().time())));
        drafts.clear();
        return fills;
    }

    /// What was stated since the last step, and what it has filled.
    private List<Fill> drainStated() {
        List<Fill> fills = new ArrayList<>(stated);
        drafts.forEach(draft -> fills.add(draft.fill(today, step().time())));
        stated.clear();
        drafts.clear();
        return fills;
    }
}
