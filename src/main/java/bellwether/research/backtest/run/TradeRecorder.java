package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.StepResult;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts fills together to trades: each entry order and the exits matched to it, first in, first
/// out. One symbol's, from before it is first ordered.
public final class TradeRecorder {
    static final String BORROWING = "borrow_fee";

    /// Beyond those of shares, where ratios of splits are no decimal fractions.
    private static final int SPARE_DIGITS = 6;

    private final RuleHistory history;
    private final InstrumentTerms instrument;
    private final Deque<OpenTrade> open = new ArrayDeque<>();
    private final List<String> skipped = new ArrayList<>();
    private final Set<String> openOrders = new LinkedHashSet<>();
    private final Map<String, TradeExit> reasons = new HashMap<>();
    private final RunTotals totals;
    private final SettledTrading settled = new SettledTrading();
    private final OrderListener orders;
    private boolean losingExit;
    private int marginCalls;

    /// @param totals where fills, fees and closed trades go
    public TradeRecorder(RuleHistory history, InstrumentTerms instrument, RunTotals totals) {
        this.history = history;
        this.instrument = instrument;
        this.totals = totals;
        this.orders = totals.listener();
    }

    /// An order was given.
    ///
    /// @param bar at whose close, or within which
    /// @param exit why it closes a position; null where it opens one
    public void accepted(OrderStatus status, int bar, @Nullable TradeExit exit) {
        if (exit != null) {
            reasons.put(status.order().id(), exit);
        }
        orders.accepted(status, history.date(bar), exit);
        follow(status);
    }

    void skip(List<RuleDecision.Skip> signals) {
        for (RuleDecision.Skip signal : signals) {
            skipped.add(signal.reason());
        }
    }

    /// Takes what a step did to the symbol.
    public void record(StepResult result, int bar) {
        boolean isSplit = false;
        for (AccountEvent event : result.events()) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)) {
                orders.changed(status, history.date(bar));
                follow(status);
            } else if (event instanceof AccountEvent.SplitApplied) {
                isSplit = true;
            } else if (event instanceof AccountEvent.MarginCall) {
                marginCalls++;
            }
        }
        if (isSplit) {
            split(bar); // by all splits since the bar before
        }
        for (int i = 0; i < result.ledger().size(); i++) {
            book(result.ledger().get(i), bar); // fees and dividends come before the open
        }
        for (int i = 0; i < result.fills().size(); i++) {
            fill(result.fills().get(i), bar);
        }
        if (!open.isEmpty()) {
            risks(result.events());
        }
    }

    private void risks(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)
                    && (status.role() == OrderRole.STOP || status.role() == OrderRole.TRAIL)) {
                risks(status);
            }
        }
    }

    private void follow(OrderStatus status) {
        String id = status.order().id();
        if (status.state().isOpen()) {
            openOrders.add(id);
        } else {
            openOrders.remove(id);
        }
        switch (status.role()) {
            case STOP -> reasons.putIfAbsent(id, TradeExit.STOP);
            case TARGET -> reasons.putIfAbsent(id, TradeExit.TARGET);
            case TRAIL -> reasons.putIfAbsent(id, TradeExit.TRAIL);
            case FORCED -> reasons.putIfAbsent(id, TradeExit.FORCED);
            case ENTRY -> {}
        }
    }

    private void risks(OrderStatus status) {
        for (OpenTrade trade : open) {
            if (trade.entryId.equals(status.parent()) && status.level() != null) {
                trade.risks(status.level());
            }
        }
    }

    private void split(int bar) {
        BigDecimal ratio = BigDecimal.valueOf(history.shares(bar) / history.shares(bar - 1));
        int digits = instrument.quantityDigits();
        open.forEach(trade -> trade.split(ratio, digits + SPARE_DIGITS));
        BigDecimal held =
                open.stream().map(OpenTrade::held).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = held.subtract(held.setScale(digits, RoundingMode.DOWN));
        for (OpenTrade trade : open) {
            left = left.subtract(trade.giveUp(left));
        }
    }

    private void book(LedgerEntry entry, int bar) {
        switch (entry.kind()) {
            case BORROW_FEE -> {
                totals.charge(BORROWING, -entry.amount().doubleValue());
                share(entry.amount());
            }
            case CASH_IN_LIEU -> payOut(entry.amount(), bar);
            case DIVIDEND -> share(entry.amount());
            default -> {} // part of fills, or no result
        }
    }

    /// Cash for the part of a share that a split left: that of the oldest trades, which end where
    /// nothing else is left of them.
    private void payOut(BigDecimal amount, int bar) {
        BigDecimal left =
                open.stream().map(OpenTrade::fraction).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (left.signum() == 0) {
            share(amount);
            return;
        }
        BigDecimal price = BigDecimal.valueOf(history.raw().open()[bar]);
        for (OpenTrade trade : List.copyOf(open)) {
            BigDecimal part = amount.multiply(trade.fraction()).divide(left, MathContext.DECIMAL64);
            if (trade.held().signum() == 0) {
                open.remove(trade);
                close(trade, trade.paidOut(history, bar, part.abs(), price), TradeExit.SPLIT);
            } else {
                trade.paid(part);
            }
        }
        settle(BigDecimal.ZERO);
    }

    private void share(BigDecimal amount) {
        if (!open.isEmpty()) {
            open.getFirst().book(amount);
        }
    }

    private void fill(Fill fill, int bar) {
        totals.add(fill);
        orders.filled(fill);
        BigDecimal rest = fill.quantity();
        while (rest.signum() > 0 && !open.isEmpty() && isOtherSide(fill)) {
            OpenTrade oldest = open.getFirst();
            BigDecimal part = oldest.held().min(rest);
            oldest.leave(fill, part);
            rest = rest.subtract(part);
            if (oldest.held().signum() == 0) {
                close(open.removeFirst(), new OpenTrade.Place(fill, bar), reason(fill));
                settle(rest);
            }
        }
        if (rest.signum() > 0) {
            entry(fill, bar).enter(fill, rest);
        }
    }

    private void settle(BigDecimal rest) {
        if (open.isEmpty()) {
            settled.settle(totals.closed().size(), totals.fills(), rest, totals.charged(BORROWING));
        }
    }

    private boolean isOtherSide(Fill fill) {
        return open.getFirst().direction.sign() != fill.side().sign();
    }

    private OpenTrade entry(Fill fill, int bar) {
        OpenTrade last = open.peekLast();
        if (last == null || !last.entryId.equals(fill.orderId())) {
            last = new OpenTrade(fill, bar);
            open.addLast(last);
        }
        return last;
    }

    private TradeExit reason(Fill exit) {
        return exit.phase() == FillPhase.SETTLEMENT
                ? TradeExit.DELISTED
                : reasons.getOrDefault(exit.orderId(), TradeExit.REVERSE);
    }

    private void close(OpenTrade trade, OpenTrade.Place exit, TradeExit reason) {
        ClosedTrade done =
                trade.closed(exit, reason, new Excursions(history, reason), instrument.priceUnit());
        losingExit |= done.money().net().signum() < 0;
        totals.close(done);
    }

    public boolean hasOpenOrders() {
        return !openOrders.isEmpty();
    }

    public boolean isOpen(@Nullable String orderId) {
        return orderId != null && openOrders.contains(orderId);
    }

    public Set<String> openOrders() {
        return openOrders.isEmpty() ? Set.of() : openOrders;
    }

    /// Whether a trade was lost since it was last asked.
    public boolean takeLosingExit() {
        boolean lately = losingExit;
        losingExit = false;
        return lately;
    }

    /// Whether it would say so when it is asked.
    public boolean hasLosingExit() {
        return losingExit;
    }

    RunTotals totals() {
        return totals;
    }

    List<String> skipped() {
        return skipped;
    }

    /// How often one closed shorts.
    int marginCalls() {
        return marginCalls;
    }

    /// The entry's bar of what is still held; −1 when nothing is.
    int openSince() {
        return open.isEmpty() ? -1 : open.getFirst().entry.bar();
    }

    /// What was traded when nothing was held the last time.
    RunMetrics.Trading settled() {
        return settled.of(totals.closed(), totals.fills());
    }
}
