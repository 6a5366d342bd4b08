package bellwether.trading.strategy.signal;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts.Instruments;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleAccount;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleState;
import bellwether.trading.rules.RuleWalker;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.strategy.Strategy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One strategy's rule at the close of one bar of a symbol.
final class RuleClose {
    private final LockedAccount account;
    private final Parts parts;
    private final StrategyId strategy;
    private final Instant since;
    private final Rule rule;
    private final PositionKey key;
    private final SignalDao dao = new SignalDao();

    /// @param fields that rules may name
    record Parts(RuleFields fields, Instruments instruments, InstantSource clock) {}

    RuleClose(LockedAccount account, Parts parts, Strategy strategy, Rule rule, String symbol) {
        this.account = account;
        this.parts = parts;
        this.strategy = strategy.id();
        this.since = strategy.changedAt();
        this.rule = rule;
        this.key = new PositionKey(strategy.id().toString(), symbol);
    }

    String symbol() {
        return key.symbol();
    }

    /// Lets time pass at a bar that is not decided on: what is held is held for one bar more, and
    /// what has waited long enough is cancelled. Where nothing was decided before, nothing is
    /// remembered.
    void pass(TapeStep step) {
        SignalDao.Place at = new SignalDao.Place(strategy, key.symbol(), step.time());
        dao.memory(account.transaction(), strategy, key.symbol())
                .filter(before -> before.barTime() < step.time())
                .ifPresent(before -> pass(at, before.memory()));
    }

    private void pass(SignalDao.Place at, SymbolMemory before) {
        AccountState state = account.state();
        SymbolMemory now = at(before, state);
        RuleDecision decision =
                RuleWalker.passed(
                        rule, now.state(), ruleAccount(state, now, Optional.<BigDecimal>empty()));
        cancel(decision);
        dao.remember(account.transaction(), at, now.with(decision.state()));
    }

    private SymbolMemory at(SymbolMemory before, AccountState state) {
        return before.at(
                account.quantity(key).signum(),
                position(state).map(Position::realisedFifo).orElse(BigDecimal.ZERO),
                BarClosings.of(account.closings(key), openEntries(state)));
    }

    private RuleAccount ruleAccount(
            AccountState state, SymbolMemory now, Optional<BigDecimal> equity) {
        return new RuleAccount(
                account.quantity(key),
                openOrders(state),
                now.losingExit(),
                () -> equity.orElse(BigDecimal.ZERO),
                now.record());
    }

    private void cancel(RuleDecision decision) {
        decision.cancels().stream()
                .filter(cancel -> account.order(cancel.id()).isPresent())
                .forEach(cancel -> account.cancel(cancel.id(), cancel.reason()));
    }

    /// The orders that go to the next bar; what has waited long enough is cancelled.
    List<Order> decide(TapeStep step, RuleHistories histories) {
        SignalDao.Place at = new SignalDao.Place(strategy, key.symbol(), step.time());
        Optional<SignalDao.Remembered> before =
                dao.memory(account.transaction(), strategy, key.symbol());
        if (before.isPresent() && before.get().barTime() >= step.time()) {
            return List.of();
        }
        if (before.isEmpty() && step.time() < since.getEpochSecond()) {
            return List.of(); // the first bar begins after the strategy was made active
        }
        Optional<RuleHistory> history = histories.upTo(key.symbol(), rule.timeframe(), step);
        if (history.isEmpty()) {
            note(
                    at,
                    "skipped",
                    "no %s bar of this time is stored".formatted(rule.timeframe().code()));
            return List.of();
        }
        return decide(
                at,
                history.get(),
                before.map(SignalDao.Remembered::memory).orElse(SymbolMemory.NEW));
    }

    private List<Order> decide(SignalDao.Place at, RuleHistory history, SymbolMemory before) {
        AccountState state = account.state();
        SymbolMemory now = at(before, state);
        RuleSignals signals =
                new RuleSignals(rule, new RuleColumns(history, parts.fields, SuppliedColumns.NONE));
        Optional<BigDecimal> equity = equityInPrices();
        RuleDecision decision =
                new RuleWalker(signals, key)
                        .decide(history.size() - 1, now.state(), ruleAccount(state, now, equity));
        cancel(decision);
        skip(at, decision, equity.isPresent());
        List<Order> orders = new ArrayList<>();
        RuleState next = decision.state();
        for (RuleDecision.RuleOrder given : decision.orders()) {
            Optional<Order> order = ordered(at, given);
            order.ifPresent(orders::add);
            next = renamed(next, given.order().id(), order.map(Order::id));
        }
        dao.remember(account.transaction(), at, now.with(next));
        return orders;
    }

    private void skip(SignalDao.Place at, RuleDecision decision, boolean equityKnown) {
        if (!decision.skipped().isEmpty()) {
            String unknown = equityKnown ? "" : "; the exchange rate of the equity is unknown";
            String why =
                    decision.skipped().stream()
                            .map(RuleDecision.Skip::message)
                            .collect(Collectors.joining("; "));
            note(at, "skipped", why + unknown);
        }
    }

    /// Empty where the signal was ordered before.
    private Optional<Order> ordered(SignalDao.Place at, RuleDecision.RuleOrder given) {
        Order order = given.order();
        String signal = order.id().substring(order.id().lastIndexOf('/') + 1);
        String why = given.purpose().name().toLowerCase(Locale.ROOT);
        return dao.insert(account.transaction(), at, signal, true, why, parts.clock.instant())
                .map(number -> renamed(order, SignalDao.orderId(number, signal)));
    }

    private static Order renamed(Order order, String id) {
        return new Order(
                id,
                order.position(),
                order.side(),
                order.size(),
                order.type(),
                order.timeInForce(),
                order.reduceOnly(),
                order.bracket(),
                order.oco(),
                order.rank(),
                order.origin());
    }

    /// What is remembered of an order by the name that the account knows it by.
    private static RuleState renamed(RuleState state, String old, Optional<String> id) {
        return new RuleState(
                state.heldSign(),
                state.heldCloses(),
                state.noEntryBars(),
                old.equals(state.entryId()) ? id.orElse(null) : state.entryId(),
                state.entryBars(),
                old.equals(state.exitId()) ? id.orElse(null) : state.exitId());
    }

    private void note(SignalDao.Place at, String signal, String reason) {
        dao.insert(account.transaction(), at, signal, false, reason, parts.clock.instant());
    }

    private Optional<Position> position(AccountState state) {
        return state.positions().stream()
                .filter(position -> position.key().equals(key))
                .findFirst();
    }

    private Set<String> openEntries(AccountState state) {
        return position(state).map(Position::lots).orElse(List.of()).stream()
                .map(Lot::orderId)
                .collect(Collectors.toSet());
    }

    private Set<String> openOrders(AccountState state) {
        return state.orders().stream()
                .map(OrderStatus::order)
                .filter(order -> order.position().equals(key))
                .map(Order::id)
                .collect(Collectors.toSet());
    }

    /// Empty where a rate of exchange is missing.
    private Optional<BigDecimal> equityInPrices() {
        InstrumentTerms terms =
                parts.instruments.of(account.transaction(), account.portfolio(), key.symbol());
        Optional<BigDecimal> equity = account.equity();
        if (!terms.currency().equals(account.portfolio().terms().currency())) {
            Optional<BigDecimal> rate = account.rateOf(terms.currency());
            equity =
                    equity.flatMap(
                            money -> rate.map(known -> money.divide(known, MathContext.DECIMAL64)));
        }
        return equity.map(terms::inPrices);
    }
}
