package bellwether.research.backtest.run;

import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.rules.RuleAccount;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleDecision.RuleOrder;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleState;
import bellwether.trading.rules.RuleWalker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule over one symbol's bars, with cash of its own. Bars on which nothing is decided, waits or
/// is borrowed only move the value of what is held.
public final class SymbolRun {
    /// Seconds behind the begin of a bar: what fills at its close, and what comes behind that.
    private static final int AT_CLOSE = 1;

    private static final int AT_END = 2;

    private final RuleSignals signals;
    private final RunTerms terms;
    private final PositionKey position;
    private final RuleOptions options;
    private final RunSpan span;
    private final TradingAccount account;
    private final RuleWalker walker;
    private final TapeReader tape;
    private final TradeRecorder recorder;
    private final double[] close;
    private final RunWorth worth;
    private final DecisionListener listener;
    private RuleState state = RuleState.NEW;
    private int walked = -1;
    private long time;
    private final @Nullable DetailWalk detail;

    private SymbolRun(
            RuleSignals signals,
            RunTerms terms,
            RunSpan span,
            DecisionListener listener,
            RunTotals totals) {
        this.signals = signals;
        this.span = span;
        this.listener = listener;
        this.terms = terms;
        position = terms.position();
        options = signals.rule().options();
        account =
                new TradingAccount(
                        terms.settings(),
                        Map.of(position.symbol(), terms.instrument())::get,
                        AccountState.EMPTY);
        walker = new RuleWalker(signals, position);
        tape =
                new TapeReader(
                        signals.history(),
                        signals::averageTrueRange,
                        terms.instrument(),
                        terms.actions());
        recorder = new TradeRecorder(signals.history(), terms.instrument(), totals);
        close = signals.history().raw().close();
        worth = new RunWorth(close, terms.instrument().priceUnit().doubleValue(), span);
        detail = terms.detail().map(bars -> new DetailWalk(bars, signals.history())).orElse(null);
    }

    /// Runs it.
    ///
    /// @throws bellwether.platform.base.Refusal where the rule asks for what a run does not know:
    ///   finer bars that the terms do not have, or fields on positions and money
    public static SymbolResult of(RuleSignals signals, RunTerms terms) {
        return of(signals, terms, RunSpan.whole(signals), DecisionListener.NONE);
    }

    /// The same, and each of its decisions is seen.
    public static SymbolResult of(RuleSignals signals, RunTerms terms, DecisionListener listener) {
        return of(signals, terms, RunSpan.whole(signals), listener);
    }

    /// The same over some of the bars, with the money whole at the first of them.
    public static SymbolResult of(RuleSignals signals, RunTerms terms, RunSpan span) {
        return of(signals, terms, span, DecisionListener.NONE);
    }

    private static SymbolResult of(
            RuleSignals signals, RunTerms terms, RunSpan span, DecisionListener listener) {
        RunnableRule.require(signals, terms);
        return new SymbolRun(signals, terms, span, listener, RunTotals.withoutOrders()).run();
    }

    /// Runs it, and keeps every order.
    public static SymbolResult recorded(RuleSignals signals, RunTerms terms) {
        RunnableRule.require(signals, terms);
        return new SymbolRun(
                        signals,
                        terms,
                        RunSpan.whole(signals),
                        DecisionListener.NONE,
                        RunTotals.withOrders())
                .run();
    }

    private SymbolResult run() {
        if (span.size() > 0) {
            account.flow(
                    terms.settings().currency(),
                    terms.cash(),
                    signals.history().date(span.from()),
                    "opening");
            account.drain();
        }
        worth.set(terms.cash().doubleValue(), 0);
        for (int bar = skipQuiet(span.from()); bar < span.to(); bar = skipQuiet(bar + 1)) {
            boolean decides = decides(bar);
            if (decides || isAlive(bar)) {
                walk(bar);
            }
            if (decides) {
                decide(bar);
            }
            if (bar >= span.to() - 2) {
                end(bar);
            }
            worth.value(bar);
        }
        int first = Math.min(span.to(), Math.max(span.from(), signals.firstDecision()));
        return new SymbolResult(
                span,
                first,
                worth.curves(),
                recorder,
                account.quantity(position),
                detail == null ? null : detail.use());
    }

    /// Values what is held on all bars before the next one on which anything can happen.
    ///
    /// @return that bar, at the latest the last but one, as the run may end there
    private int skipQuiet(int from) {
        if (recorder.hasOpenOrders() || worth.isShort()) {
            return from;
        }
        int last = span.to() - 2;
        int bar = from >= last ? from : tape.nextAction(from, signals.nextAct(from, last));
        worth.value(from, bar);
        return bar;
    }

    /// Whether anything can happen within the bar beside a change of what is held.
    private boolean isAlive(int bar) {
        return recorder.hasOpenOrders() || worth.isShort() || tape.hasActions(bar);
    }

    /// At the last close nothing is decided: no bar follows.
    private boolean decides(int bar) {
        return bar < span.to() - 1
                && bar >= signals.firstDecision() - 1
                && (signals.mayAct(bar)
                        || recorder.isOpen(state.entryId())
                        || recorder.isOpen(state.exitId()));
    }

    private void walk(int bar) {
        walked = bar;
        time = signals.history().raw().time()[bar];
        if (detail == null || !recorder.hasOpenOrders()) {
            record(account.step(tape.step(bar)), bar);
            return;
        }
        for (TapeStep step : detail.steps(tape, bar)) {
            StepResult result = account.step(step);
            record(detail.isMissing() ? DetailWalk.assumed(result) : result, bar);
            time = step.time();
        }
    }

    /// What is decided at a bar's close comes behind the tape within it, and before the next one.
    private void step(TapeStep step, int bar) {
        record(account.step(step), bar);
    }

    /// When the last bar of the tape within a bar began.
    private long begun(int bar) {
        return walked == bar ? time : signals.history().raw().time()[bar];
    }

    private void record(StepResult result, int bar) {
        if (!result.isEmpty()) {
            recorder.record(result, bar);
            worth.set(
                    account.cash(terms.settings().currency()).doubleValue(),
                    account.quantity(position).doubleValue());
        }
    }

    private void decide(int bar) {
        RuleAccount view = view();
        RuleDecision decision = walker.decide(bar, state, view);
        listener.decided(state, view, decision);
        state = decision.state();
        if (!decision.cancels().isEmpty()) {
            decision.cancels().forEach(cancel -> account.cancel(cancel.id(), cancel.reason()));
        }
        recorder.skip(decision.skipped());
        List<RuleOrder> orders = decision.orders();
        if (!orders.isEmpty()) {
            send(orders, bar);
        }
        record(account.drain(), bar);
    }

    private void send(List<RuleOrder> orders, int bar) {
        boolean atClose = options.fill() == RuleOptions.Fill.SAME_CLOSE;
        boolean now = false;
        for (RuleOrder order : orders) {
            if (atClose && isMarket(order)) {
                accept(order, bar, AT_CLOSE);
                now = true;
            }
        }
        if (now) {
            step(tape.at(bar, close[bar], begun(bar) + AT_CLOSE), bar);
        }
        for (RuleOrder order : orders) {
            if (!atClose || !isMarket(order)) {
                accept(order, bar, AT_END);
            }
        }
    }

    private static boolean isMarket(RuleOrder order) {
        return order.order().type() instanceof OrderType.Market;
    }

    /// @param after seconds after the begin of the bar, so that it lives from the next one on
    private void accept(RuleOrder order, int bar, int after) {
        recorder.accepted(
                account.accept(order.order(), begun(bar) + after, signals.history().date(bar)),
                bar,
                exit(order.purpose()));
    }

    private static @Nullable TradeExit exit(RuleDecision.Purpose purpose) {
        return switch (purpose) {
            case ENTRY -> null;
            case SIGNAL -> TradeExit.SIGNAL;
            case TIME -> TradeExit.TIME;
            case REVERSE -> TradeExit.REVERSE;
        };
    }

    private RuleAccount view() {
        return new RuleAccount(
                account.quantity(position),
                recorder.openOrders(),
                recorder.takeLosingExit(),
                this::equityInPrices,
                recorder.totals().record());
    }

    private BigDecimal equityInPrices() {
        return terms.instrument().inPrices(account.equity().orElseThrow());
    }

    /// Closes what is still held when the run ends: at the last close, or where an exit that was
    /// decided a bar before would fill.
    private void end(int bar) {
        int last = span.to() - 1;
        boolean atClose = options.fill() == RuleOptions.Fill.SAME_CLOSE;
        switch (span.atEnd()) {
            case KEEP -> {}
            case CLOSE -> {
                if (bar == last) {
                    leave(bar, close[bar]);
                }
            }
            case OPEN -> {
                if (bar == (atClose ? last - 1 : last)) {
                    leave(bar, atClose ? close[bar] : signals.history().raw().open()[bar]);
                }
            }
        }
    }

    private void leave(int bar, double price) {
        BigDecimal held = account.quantity(position);
        if (held.signum() == 0) {
            return;
        }
        if (walked < bar) {
            walk(bar); // its close is the mark
        }
        OrderSide side = held.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        Order out =
                Order.of(
                                position.strategy() + '/' + position.symbol() + "/end",
                                position,
                                side,
                                new OrderSize.Shares(held.abs()),
                                OrderType.market())
                        .reducing();
        recorder.accepted(
                account.accept(out, begun(bar) + AT_END, signals.history().date(bar)),
                bar,
                TradeExit.END);
        step(tape.at(bar, price, begun(bar) + AT_END), bar);
    }
}
