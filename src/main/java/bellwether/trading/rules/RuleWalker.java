package bellwether.trading.rules;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.rules.RuleDecision.Purpose;
import bellwether.trading.rules.RuleDecision.RuleOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a rule's signals for one symbol into orders: asked at each close, it says what goes to the
/// next bar. It keeps nothing itself; what it remembers is in its decisions.
///
/// One position at a time: a signal for the side that is held is ignored, the other side's closes
/// and, where it enters at the market, turns over at one open. Where both sides signal at once
/// while nothing is held, nothing is done. Exits live until they are filled, entries for their
/// bars.
public final class RuleWalker {
    private final RuleSignals signals;
    private final PositionKey position;
    private final EntryOrders entries;

    public RuleWalker(RuleSignals signals, PositionKey position) {
        this.signals = signals;
        this.position = position;
        this.entries = new EntryOrders(signals, position);
    }

    /// What to do at the close of a bar. Fields on positions and money are set before.
    ///
    /// @param before what the decision of the bar before left
    public RuleDecision decide(int bar, RuleState before, RuleAccount account) {
        return new Close(bar, account, RuleMemory.at(signals.rule(), before, account)).decide();
    }

    /// An order at the market that adds money to a position, with the exits of a new entry.
    ///
    /// @return nothing when a value that it needs is unknown, or levels lie on the wrong side
    public Optional<Order> addition(int bar, OrderSide way, BigDecimal money, RuleAccount account) {
        Optional<RuleSide> side = signals.rule().side(way);
        String id = id(bar, "addition");
        try {
            return side.map(rule -> entries.order(id, rule, way, bar, account))
                    .map(order ->
                            new Order(
                                    id,
                                    position,
                                    way,
                                    new OrderSize.Cash(money),
                                    OrderType.market(),
                                    TimeInForce.DAY,
                                    false,
                                    order.bracket(),
                                    null,
                                    null,
                                    order.origin()));
        } catch (EntryOrders.Unordered e) {
            return Optional.empty();
        }
    }

    private String id(int bar, String what) {
        long time = signals.history().raw().time()[bar];
        return position.strategy() + '/' + position.symbol() + '/' + time + '/' + what;
    }

    /// What time does to a rule at a close at which nothing may be decided.
    ///
    /// @param before what the decision of the bar before left
    public static RuleDecision passed(Rule rule, RuleState before, RuleAccount account) {
        return RuleMemory.passed(rule, before, account);
    }

    /// One close.
    private final class Close {
        private final int bar;
        private final RuleAccount account;
        private final RuleState now;
        private final List<RuleOrder> orders = new ArrayList<>();
        private final List<RuleDecision.Cancel> cancels = new ArrayList<>();
        private final List<RuleDecision.Skip> skipped = new ArrayList<>();
        private @Nullable String entryId;
        private @Nullable String exitId;
        private int entryBars;

        Close(int bar, RuleAccount account, RuleState now) {
            this.bar = bar;
            this.account = account;
            this.now = now;
            this.entryId = now.entryId();
            this.entryBars = now.entryBars();
            this.exitId = now.exitId();
        }

        RuleDecision decide() {
            RuleMemory.overdue(now)
                    .ifPresent(cancel -> {
                        cancels.add(cancel);
                        entryId = null;
                    });
            if (bar >= signals.firstDecision()) {
                Optional<OrderSide> entered = signalled();
                leave(entered);
                entered.ifPresent(this::enter);
            }
            return new RuleDecision(
                    bar,
                    orders,
                    cancels,
                    skipped,
                    new RuleState(
                            now.heldSign(),
                            now.heldCloses(),
                            now.noEntryBars(),
                            entryId,
                            entryBars,
                            exitId));
        }

        /// The side that is to be entered.
        private Optional<OrderSide> signalled() {
            boolean buys = now.heldSign() <= 0 && isSignalled(OrderSide.BUY);
            boolean sells = now.heldSign() >= 0 && isSignalled(OrderSide.SELL);
            if (!buys && !sells) {
                return Optional.empty();
            }
            if (buys && sells) {
                skip(
                        "long and short signal on the same bar",
                        "long and short signal on the same bar");
                return Optional.empty();
            }
            if (now.noEntryBars() > 0) {
                skip(
                        "no entry so soon after a losing exit",
                        "no entry for %d more bars after a losing exit"
                                .formatted(now.noEntryBars()));
                return Optional.empty();
            }
            return Optional.of(buys ? OrderSide.BUY : OrderSide.SELL);
        }

        private void skip(String reason, String message) {
            skipped.add(new RuleDecision.Skip(reason, message));
        }

        private boolean isSignalled(OrderSide way) {
            return signals.rule()
                    .side(way)
                    .filter(side -> signals.truth(side.enter(), bar) == Truth.TRUE)
                    .isPresent();
        }

        private void leave(Optional<OrderSide> entered) {
            if (now.heldSign() == 0 || exitId != null) {
                return;
            }
            OrderSide held = now.heldSign() > 0 ? OrderSide.BUY : OrderSide.SELL;
            Optional<RuleSide> side = signals.rule().side(held);
            Purpose why = null;
            if (isTrue(side.flatMap(RuleSide::exit))) {
                why = Purpose.SIGNAL;
            } else if (entered.isPresent()) {
                why = Purpose.REVERSE;
            } else if (side.filter(rule -> rule.maxBars() > 0)
                    .filter(rule -> now.heldCloses() >= rule.maxBars())
                    .isPresent()) {
                why = Purpose.TIME;
            }
            if (why != null) {
                String id = id(bar, "exit");
                Order exit =
                        new Order(
                                id,
                                position,
                                held.opposite(),
                                new OrderSize.Shares(account.quantity().abs()),
                                OrderType.market(),
                                TimeInForce.GTC,
                                true,
                                Bracket.NONE,
                                null,
                                null,
                                signals.rule().name());
                orders.add(new RuleOrder(exit, why));
                exitId = id;
            }
        }

        private boolean isTrue(Optional<Condition> condition) {
            return condition.isPresent() && signals.truth(condition.get(), bar) == Truth.TRUE;
        }

        private void enter(OrderSide way) {
            RuleSide side = signals.rule().side(way).orElseThrow();
            String what = way == OrderSide.BUY ? "long" : "short";
            if (entryId != null && entryId.endsWith(what)) {
                return; // the order of an earlier signal still waits
            }
            try {
                String id = id(bar, what);
                Order order = entries.order(id, side, way, bar, account);
                if (entryId != null) {
                    cancels.add(new RuleDecision.Cancel(entryId, OrderReason.REPLACED));
                }
                orders.add(new RuleOrder(order, Purpose.ENTRY));
                entryId = id;
                entryBars = side.entry().bars();
            } catch (EntryOrders.Unordered e) {
                skipped.add(e.skip());
            }
        }
    }
}
