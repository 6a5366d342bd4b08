package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks one plan through an account of its own: an order with stop and target, held against raw
/// bars. Volume is no limit, as figures are of one share, and money is never short.
final class PlanTrader {
    private static final String PLAN = "plan";
    private static final String TIME = "time";

    private static final MatchingRules RULES = new MatchingRules(false, false, true, null);
    private static final MarginRules MARGIN =
            new MarginRules(true, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
    private static final BigDecimal PLENTY = new BigDecimal(1_000_000);

    private final MarkedSymbol symbol;
    private final PlannedBracket plan;
    private final int decision;
    private final int first;
    private final PositionKey position;
    private final TradingAccount account;

    private @Nullable TradePlace entry;
    private @Nullable TradePlace exit;
    private PlanState state = PlanState.WAITING;
    private @Nullable String why;

    /// @param plan in the shares of the bar before the first
    /// @param decision the bar that it was made on
    /// @param first the first bar that it can fill on
    private PlanTrader(MarkedSymbol symbol, PlannedBracket plan, int decision, int first) {
        this.symbol = symbol;
        this.plan = plan;
        this.decision = decision;
        this.first = first;
        InstrumentTerms terms = shortable(symbol.terms());
        position = PositionKey.manual(terms.symbol());
        account =
                new TradingAccount(
                        ExecutionSettings.usual(terms.currency()).with(RULES).with(MARGIN),
                        _ -> terms,
                        AccountState.EMPTY);
    }

    /// Plans to sell are held against the bars as if shares could be borrowed.
    private static InstrumentTerms shortable(InstrumentTerms terms) {
        CostPlan costs = terms.costs();
        return costs.refusesShorts()
                ? new InstrumentTerms(
                        terms.symbol(),
                        terms.currency(),
                        terms.digits(),
                        terms.priceUnit(),
                        terms.fractions(),
                        terms.dividendsInPrices(),
                        new CostPlan(costs.name(), costs.rates(), costs.taker(), false))
                : terms;
    }

    /// @param decision the bar whose close the plan was made on
    /// @param first the first bar after it was made; the number of bars where none is stored
    static PlanResult walk(MarkedSymbol symbol, PlannedBracket plan, int decision, int first) {
        if (first >= symbol.history().size()) {
            return new PlanResult(waiting(symbol), false, null, null, null, null, null);
        }
        double ratio = symbol.history().shares(first - 1) / symbol.history().shares(decision);
        return new PlanTrader(symbol, plan.divided(ratio), decision, first).run();
    }

    private static PlanState waiting(MarkedSymbol symbol) {
        return symbol.isDelisted() ? PlanState.NOT_ENTERED : PlanState.WAITING;
    }

    private PlanResult run() {
        begin();
        for (int bar = decision + 1; bar < symbol.history().size() && !state.isFinal(); bar++) {
            String doubt = symbol.doubt(bar);
            if (doubt != null) {
                state = PlanState.VOID;
                why = doubt;
            } else if (bar >= first) {
                walk(bar);
            }
        }
        return new PlanResult(
                state,
                first != decision + 1,
                symbol.history().date(first),
                entry == null ? null : entry.shown(symbol, first),
                entry == null || exit == null ? null : exit.shown(symbol, entry.bar() + 1),
                entry != null && exit != null && state.isClosed()
                        ? TradeFigures.of(symbol, plan, entry, exit, first - 1, state)
                        : null,
                why);
    }

    private void begin() {
        var history = symbol.history();
        BigDecimal close = BigDecimal.valueOf(history.raw().close()[first - 1]);
        account.mark(
                new SymbolMark(
                        position.symbol(),
                        close,
                        history.date(first - 1),
                        history.raw().time()[first - 1]));
        account.flow(
                symbol.terms().currency(),
                plan.entry().max(close).multiply(plan.shares()).multiply(PLENTY),
                history.date(first),
                "opening");
        Order order =
                new Order(
                        PLAN,
                        position,
                        plan.isLong() ? OrderSide.BUY : OrderSide.SELL,
                        OrderSize.shares(plan.shares()),
                        type(plan.entry().compareTo(close)),
                        TimeInForce.GTC,
                        false,
                        Bracket.of(ExitLevel.at(plan.stop()), ExitLevel.at(plan.target())),
                        null,
                        null,
                        "");
        OrderStatus status =
                account.accept(order, history.raw().time()[first], history.date(first));
        if (status.state() == OrderState.REJECTED) {
            state = PlanState.VOID;
            why = "its order is refused: " + status.reason().key();
        }
        account.drain();
    }

    /// @param beyond how the entry lies to the close: above it, below it or at it
    private OrderType type(int beyond) {
        if (plan.isNextOpen() || beyond == 0) {
            return OrderType.market();
        }
        return beyond == plan.sign() ? OrderType.stop(plan.entry()) : OrderType.limit(plan.entry());
    }

    private void walk(int bar) {
        StepResult result = account.step(step(bar));
        note(result, bar);
        if (isSplitAway(result)) {
            state = PlanState.VOID;
            why =
                    "a split on %s leaves no whole share of its %s"
                            .formatted(
                                    symbol.history().date(bar),
                                    plan.shares().stripTrailingZeros().toPlainString());
        } else if (state == PlanState.WAITING) {
            wait(bar);
        } else if (state == PlanState.ENTERED
                && entry != null
                && bar == entry.bar() + plan.maxBars() - 1) {
            leave(bar);
        }
    }

    /// Whether nothing is held, or ordered, any more though nothing was sold.
    private boolean isSplitAway(StepResult result) {
        return switch (state) {
            case ENTERED -> account.quantity(position).signum() == 0;
            case WAITING ->
                    result.events().stream()
                            .filter(AccountEvent.OrderChanged.class::isInstance)
                            .map(event -> ((AccountEvent.OrderChanged) event).status())
                            .anyMatch(status -> status.reason() == OrderReason.SPLIT_TO_ZERO);
            case NONE, STOP, TARGET, TIME, DELISTED, NOT_ENTERED, VOID -> false;
        };
    }

    private void wait(int bar) {
        boolean isOver = bar - first + 1 >= PlannedBracket.WAITING_BARS;
        if (isOver || (symbol.isDelisted() && bar == symbol.history().size() - 1)) {
            state = PlanState.NOT_ENTERED;
        }
    }

    private void leave(int bar) {
        BigDecimal held = account.quantity(position);
        account.accept(
                Order.of(
                                TIME,
                                position,
                                held.signum() > 0 ? OrderSide.SELL : OrderSide.BUY,
                                OrderSize.shares(held.abs()),
                                OrderType.market())
                        .reducing(),
                symbol.history().raw().time()[bar] + 1,
                symbol.history().date(bar));
    }

    private TapeStep step(int bar) {
        List<TapeAction> actions = new ArrayList<>(symbol.splits(bar));
        if (symbol.isDelisted() && bar == symbol.history().size() - 1) {
            actions.add(new TapeAction.Delisting(position.symbol(), BigDecimal.ZERO));
        }
        return new TapeStep(
                symbol.history().raw().time()[bar],
                symbol.history().date(bar),
                true,
                List.of(symbol.tape(bar)),
                actions,
                Set.of(),
                List.of());
    }

    private void note(StepResult result, int bar) {
        for (Fill fill : result.fills()) {
            if (fill.orderId().equals(PLAN)) {
                entry = new TradePlace(bar, fill);
                state = PlanState.ENTERED;
            } else {
                exit = new TradePlace(bar, fill);
                state = ended(fill, result);
            }
        }
    }

    private static PlanState ended(Fill fill, StepResult result) {
        return switch (fill.orderId()) {
            case TIME -> PlanState.TIME;
            case "delist" -> PlanState.DELISTED;
            default -> role(fill, result) == OrderRole.TARGET ? PlanState.TARGET : PlanState.STOP;
        };
    }

    private static OrderRole role(Fill fill, StepResult result) {
        return result.events().stream()
                .filter(AccountEvent.OrderChanged.class::isInstance)
                .map(event -> ((AccountEvent.OrderChanged) event).status())
                .filter(status -> status.order().id().equals(fill.orderId()))
                .map(OrderStatus::role)
                .findFirst()
                .orElseThrow();
    }
}
