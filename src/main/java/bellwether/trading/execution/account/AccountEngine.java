package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Walks bars in the order in which things happen within them.
public final class AccountEngine {
    private final AccountBook book;
    private final Funds funds;
    private final QuietBars quiet;
    private final Acceptance acceptance;
    private final BarBegin begin;
    private final OpenPhase open;
    private final RangePhase range;
    private final ProofPhase proofs;
    private final ClosePhase close;
    private final AccountClose accountClose;
    private final StatedBooking stated;

    public AccountEngine(
            ExecutionSettings settings,
            Function<String, InstrumentTerms> terms,
            AccountState state) {
        book = new AccountBook(AccountRules.of(settings), terms, state);
        funds = new Funds(book);
        quiet = new QuietBars(book);
        ExitPrices prices = new ExitPrices(book);
        TrailingStops trails = new TrailingStops(prices);
        TradeBooking trades = new TradeBooking(book, funds, prices, trails);
        acceptance = new Acceptance(book, funds, trades, trails);
        begin = new BarBegin(book, new SplitBooking(book, trades.exits(), trades.reservations()));
        open = new OpenPhase(book, trades, trails);
        range = new RangePhase(book, trades, trails);
        proofs = new ProofPhase(book, trades, trails, range);
        close = new ClosePhase(book, trades);
        accountClose = new AccountClose(book, funds);
        stated = new StatedBooking(book, trades);
    }

    public void today(LocalDate date) {
        book.today(date);
    }

    public void rate(FxQuote quote) {
        book.rates.merge(
                quote.currency(),
                quote,
                (known, given) -> given.date().isBefore(known.date()) ? known : given);
    }

    public OrderStatus accept(Order order, long at, LocalDate date) {
        book.today(date);
        return acceptance.accept(order, at);
    }

    public OrderStatus cancel(String id, OrderReason reason) {
        LiveOrder order = book.orders.get(id);
        if (order == null) {
            throw Refusal.notFound("unknown_order", "No open order " + id + ".");
        }
        book.cancel(order, reason);
        return order.status();
    }

    public void flow(String currency, BigDecimal amount, LocalDate date, String reference) {
        book.today(date);
        book.ledger.add(date, LedgerKind.FLOW, currency, amount, null, reference);
    }

    public Fill transfer(
            PositionKey key,
            BigDecimal signed,
            BigDecimal price,
            BigDecimal costs,
            LocalDate date,
            String reference) {
        return stated.transfer(key, signed, price, costs, date, reference);
    }

    public void mark(SymbolMark mark) {
        SymbolBook symbol = book.symbol(mark.symbol());
        boolean moves = symbol.isIdle() && mark.time() > symbol.markTime();
        if (symbol.mark() == null || moves) {
            symbol.mark(mark);
        }
    }

    public InstrumentTerms terms(String ticker) {
        return book.terms(ticker);
    }

    public Optional<SymbolMark> markOf(String symbol) {
        return Optional.ofNullable(book.markOf(symbol));
    }

    public StepResult step(TapeStep step) {
        book.begin(step);
        List<SymbolBook> symbols = symbols(step);
        if (quiet.areQuiet(step)) {
            for (int i = 0; i < symbols.size(); i++) {
                symbols.get(i).close(step, false);
            }
            return result();
        }
        begin.run(symbols);
        symbols.forEach(symbol -> symbol.openMarket(book.rules));
        open.run(symbols);
        book.slots.beginRange();
        symbols.forEach(range::run);
        symbols.forEach(proofs::run);
        funds.release();
        book.slots.endRange();
        close.run(symbols);
        symbols.forEach(symbol -> symbol.close(step, step.held().contains(symbol.symbol)));
        accountClose.checkMargin();
        for (TapeAction action : step.actions()) {
            if (action instanceof TapeAction.Delisting delisting) {
                accountClose.delist(delisting);
            }
        }
        return result();
    }

    private List<SymbolBook> symbols(TapeStep step) {
        List<SymbolBook> symbols = new ArrayList<>(step.bars().size());
        for (TapeBar bar : step.bars()) {
            SymbolBook symbol = book.symbol(bar.symbol());
            if (step.time() <= symbol.markTime() || symbol.bar != null) {
                symbols.forEach(SymbolBook::withdraw);
                throw Refusal.invalid(
                        "/bars/time",
                        "must be one bar of a symbol, after the last one, was %d for %s"
                                .formatted(step.time(), bar.symbol()));
            }
            symbol.begin(bar, step.held().contains(bar.symbol()));
            symbols.add(symbol);
        }
        if (symbols.size() > 1) {
            symbols.sort(null);
        }
        return symbols;
    }

    private StepResult result() {
        if (!book.hasNews()) {
            return StepResult.NOTHING;
        }
        return new StepResult(book.drainFills(), book.ledger.drain(), book.drainEvents());
    }

    /// What has happened since the last step.
    public StepResult drain() {
        return new StepResult(book.drainFills(), book.ledger.drain(), book.drainEvents());
    }

    public void limitPositions(int most) {
        book.slots.limit(most);
    }

    public AccountState state() {
        return book.state();
    }

    public Optional<BigDecimal> equity() {
        return funds.equity();
    }

    public BigDecimal needed(Order order) {
        return acceptance.needed(order);
    }

    public OrderReason rejection(Order order) {
        return acceptance.rejection(order);
    }

    public BigDecimal free(String currency) {
        return funds.available(currency);
    }

    public BigDecimal cash(String currency) {
        return book.ledger.balance(currency);
    }

    /// The rate into the account's currency, where one is known that is recent enough.
    public Optional<BigDecimal> rate(String currency) {
        return funds.rate(currency);
    }

    public boolean isRuined() {
        return book.ruined;
    }

    /// Equity by doubles, for curves; NaN where a rate is missing.
    public double equityEstimate() {
        double sum = book.ledger.balance(funds.base()).doubleValue();
        for (SymbolBook symbol : book.symbols.values()) {
            for (Holding holding : symbol.holdings.values()) {
                if (holding.shares() != 0) {
                    if (!symbol.terms.currency().equals(funds.base())) {
                        return funds.equity().map(BigDecimal::doubleValue).orElse(Double.NaN);
                    }
                    sum +=
                            holding.shares()
                                    * symbol.lastClose()
                                    * symbol.terms.priceUnit().doubleValue();
                }
            }
        }
        return book.ledger.balances().size() <= 1
                ? sum
                : funds.equity().map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    public void forget(String symbol) {
        SymbolBook known = book.symbols.get(symbol);
        if (known != null && known.isIdle()) {
            book.symbols.remove(symbol);
        }
    }

    public boolean isIdle() {
        return book.orders.isEmpty() && book.symbols.values().stream().allMatch(SymbolBook::isIdle);
    }

    public Optional<OrderStatus> order(String id) {
        return Optional.ofNullable(book.orders.get(id)).map(LiveOrder::status);
    }

    /// Shares held, negative for a short.
    public BigDecimal quantity(PositionKey key) {
        SymbolBook symbol = book.symbols.get(key.symbol());
        Holding holding = symbol == null ? null : symbol.holdings.get(key.strategy());
        return holding == null ? BigDecimal.ZERO : holding.quantity();
    }
}
