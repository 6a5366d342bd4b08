package bellwether.trading.execution;

import bellwether.trading.execution.account.AccountEngine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// An account that walks over bars. It begins from a state, and its state can be taken between any
/// two steps, so that it goes on elsewhere from there. Not safe for several threads.
public final class TradingAccount {
    private final AccountEngine engine;

    /// @param terms of each symbol that is traded, by its ticker
    public TradingAccount(
            ExecutionSettings settings,
            Function<String, InstrumentTerms> terms,
            AccountState state) {
        engine = new AccountEngine(settings, terms, state);
    }

    /// Money in, or out where it is negative.
    public void flow(String currency, BigDecimal amount, LocalDate date, String reference) {
        engine.flow(currency, amount, date, reference);
    }

    /// Shares in, or out where the quantity is negative, at a price that somebody states. The money
    /// for them flows in or out with them, so that cash is as it was before.
    ///
    /// @param price in the symbol's price unit
    /// @param costs of the trade beside, in the symbol's currency
    /// @param reference unique in the account; the fill's order is `stated.` and this
    public Fill transfer(
            PositionKey key,
            BigDecimal signedQuantity,
            BigDecimal price,
            BigDecimal costs,
            LocalDate date,
            String reference) {
        return engine.transfer(key, signedQuantity, price, costs, date, reference);
    }

    /// The date by which exchange rates are judged until the next order, flow or step.
    public void today(LocalDate date) {
        engine.today(date);
    }

    /// Takes an exchange rate from elsewhere, where it is newer than the one that is known.
    public void rate(FxQuote quote) {
        engine.rate(quote);
    }

    /// At most so many positions are open at once: an order that would open one more is refused
    /// (`no_slot`). What is closed at an open frees its slot for what opens there; what is closed
    /// in the range frees it for the next bar.
    public void limitPositions(int most) {
        engine.limitPositions(most);
    }

    /// Takes an order in. Bars that begin before `at` are none of its, so what is decided at a
    /// close never fills on that bar.
    ///
    /// @param at seconds of the epoch
    /// @return accepted, or rejected with its reason
    public OrderStatus accept(Order order, long at, LocalDate date) {
        return engine.accept(order, at, date);
    }

    /// Cancels an open order at its owner's request.
    public OrderStatus cancel(String orderId) {
        return cancel(orderId, OrderReason.REQUESTED);
    }

    /// Ends an open order for this reason.
    public OrderStatus cancel(String orderId, OrderReason reason) {
        return engine.cancel(orderId, reason);
    }

    /// Takes the last close of a symbol from elsewhere, so that orders know a price and stated
    /// shares have a value. Only where none is known, or where it is newer and nothing is open or
    /// held of the symbol: what is open walks bar by bar.
    public void mark(SymbolMark mark) {
        engine.mark(mark);
    }

    /// What must be known of a symbol to trade it, as it was given.
    public InstrumentTerms terms(String ticker) {
        return engine.terms(ticker);
    }

    /// The last close that is known of a symbol.
    public Optional<SymbolMark> markOf(String symbol) {
        return engine.markOf(symbol);
    }

    /// Walks all bars that begin at one time.
    public StepResult step(TapeStep step) {
        return engine.step(step);
    }

    /// Stated fills, ledger entries and events since the last step.
    public StepResult drain() {
        return engine.drain();
    }

    public AccountState state() {
        return engine.state();
    }

    /// Cash and positions at the last closes, in the account's currency; empty where the rate of
    /// another currency is missing or too old, or no price is known of what is held.
    public Optional<BigDecimal> equity() {
        return engine.equity();
    }

    /// Equity by doubles, for curves; NaN where a rate is missing.
    public double equityEstimate() {
        return engine.equityEstimate();
    }

    /// What new orders in this currency may reserve.
    public BigDecimal free(String currency) {
        return engine.free(currency);
    }

    /// What an order would reserve if it were taken in now; 0 where its price or its size in shares
    /// is not known.
    public BigDecimal needed(Order order) {
        return engine.needed(order);
    }

    /// Why an order would be rejected if it were taken in now; `NONE` where it would not.
    public OrderReason rejection(Order order) {
        return engine.rejection(order);
    }

    public BigDecimal cash(String currency) {
        return engine.cash(currency);
    }

    /// Shares held, negative for a short.
    public BigDecimal quantity(PositionKey key) {
        return engine.quantity(key);
    }

    public Optional<OrderStatus> order(String orderId) {
        return engine.order(orderId);
    }

    /// The rate of a currency into that of the account; empty where none is known of the last 5
    /// days.
    public Optional<BigDecimal> rateOf(String currency) {
        return engine.rate(currency);
    }

    public boolean isRuined() {
        return engine.isRuined();
    }

    /// Drops what is known of a symbol, as if it had never been traded, where nothing of it is open
    /// nor held. For accounts that meet thousands of symbols and whose state is not kept.
    public void forget(String symbol) {
        engine.forget(symbol);
    }

    /// Whether no order is open and nothing is held, so that bars change marks only.
    public boolean isIdle() {
        return engine.isIdle();
    }
}
