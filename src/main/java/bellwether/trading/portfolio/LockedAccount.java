package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// An account while its portfolio's row is locked. It collects what happens, to be stored at the
/// transaction's end.
public final class LockedAccount {
    private final Handle transaction;
    private final Portfolio portfolio;
    private final TradingAccount account;
    private FillSource source = FillSource.NONE;
    private final Set<String> newlyHeld = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();

    LockedAccount(Handle transaction, Portfolio portfolio, TradingAccount account) {
        this.transaction = transaction;
        this.portfolio = portfolio;
        this.account = account;
    }

    /// The transaction that holds the portfolio's row.
    public Handle transaction() {
        return transaction;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    /// See [TradingAccount#accept].
    public OrderStatus accept(Order order, long at, LocalDate date) {
        return account.accept(order, at, date);
    }

    /// See [TradingAccount#cancel].
    public OrderStatus cancel(String orderId) {
        return account.cancel(orderId);
    }

    /// See [TradingAccount#cancel].
    public OrderStatus cancel(String orderId, OrderReason reason) {
        return account.cancel(orderId, reason);
    }

    /// Money in, or out where it is negative.
    public void flow(String currency, BigDecimal amount, LocalDate date, String reference) {
        account.flow(currency, amount, date, reference);
    }

    /// See [TradingAccount#transfer].
    public Fill transfer(PositionKey position, StatedTrade trade) {
        return account.transfer(
                position,
                trade.signed(),
                trade.price(),
                trade.costs(),
                trade.date(),
                trade.reference());
    }

    /// What must be known of a symbol to trade it here.
    ///
    /// @throws bellwether.platform.base.Refusal where it is not known
    public InstrumentTerms terms(String ticker) {
        return account.terms(ticker);
    }

    /// Walks bars, see [TradingAccount#step].
    ///
    /// @param from kept with the fills
    public StepResult step(TapeStep step, FillSource from) {
        source = from;
        return step(step);
    }

    /// See [TradingAccount#step].
    public StepResult step(TapeStep step) {
        StepResult result = account.step(step);
        collect(result);
        return result;
    }

    /// See [TradingAccount#needed].
    public BigDecimal needed(Order order) {
        return account.needed(order);
    }

    /// Why an order would be rejected if it were taken in now; empty where it would not.
    public Optional<Refusal> rejection(Order order) {
        OrderReason reason = account.rejection(order);
        return reason == OrderReason.NONE ? Optional.empty() : Optional.of(refusal(reason, order));
    }

    /// What is said of an order that was rejected, or would be.
    Refusal refusal(OrderReason reason, Order order) {
        String ticker = order.position().symbol();
        String currency = account.terms(ticker).currency();
        return OrderRejections.of(
                reason,
                new OrderRejections.Money(
                        ticker,
                        currency,
                        portfolio.terms().currency(),
                        account.needed(order),
                        account.free(currency),
                        !portfolio.terms().autoConvert()
                                && !portfolio.terms().currency().equals(currency)));
    }

    /// The id of the next order that is taken in.
    public OrderId nextOrder() {
        return OrderId.of(portfolio.id(), account.state().acceptSequence() + 1);
    }

    public BigDecimal free(String currency) {
        return account.free(currency);
    }

    /// See [TradingAccount#equity].
    public Optional<BigDecimal> equity() {
        return account.equity();
    }

    /// The rate of a currency into that of the portfolio; empty where none is known of the last 5
    /// days.
    public Optional<BigDecimal> rateOf(String currency) {
        return account.rateOf(currency);
    }

    /// Shares held, negative for a short.
    public BigDecimal quantity(PositionKey key) {
        return account.quantity(key);
    }

    /// An open order.
    public Optional<OrderStatus> order(String orderId) {
        return account.order(orderId);
    }

    /// Rates that are known of today, where they are newer.
    void rates(List<FxQuote> known) {
        known.forEach(account::rate);
    }

    /// A close that is known of a symbol with nothing open, see [TradingAccount#mark].
    public void mark(SymbolMark mark) {
        account.mark(mark);
    }

    /// The last close that is known of a symbol.
    public Optional<SymbolMark> markOf(String symbol) {
        return account.markOf(symbol);
    }

    /// The account as it stands now.
    public AccountState state() {
        return account.state();
    }

    /// Parts of a position that were closed since the account was locked, in their order.
    public List<AccountEvent.LotClosed> closings(PositionKey key) {
        return events.stream()
                .filter(AccountEvent.LotClosed.class::isInstance)
                .map(AccountEvent.LotClosed.class::cast)
                .filter(closed -> closed.key().equals(key))
                .toList();
    }

    /// Orders of this symbol wait from now on.
    public void hold(String symbol) {
        newlyHeld.add(symbol);
    }

    /// Orders of this symbol wait no longer.
    public void release(String symbol) {
        released.add(symbol);
    }

    HoldChanges holds() {
        return new HoldChanges(newlyHeld, released);
    }

    FillSource source() {
        return source;
    }

    /// All that has happened since it was locked.
    StepResult happened() {
        collect(account.drain());
        return new StepResult(fills, ledger, events);
    }

    private void collect(StepResult result) {
        fills.addAll(result.fills());
        ledger.addAll(result.ledger());
        events.addAll(result.events());
    }
}
