package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.StepResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a portfolio run ordered and left out, and why.
final class RunLog {
    /// So many skipped signals are named, all are counted.
    static final int NAMED_SKIPS = 1_000;

    private final Map<String, PortfolioOrder> orders = new LinkedHashMap<>();
    private final List<SkippedSignal> skips = new ArrayList<>();
    private final SortedMap<SkipReason, Integer> skipCounts = new TreeMap<>();
    private final SortedMap<String, BigDecimal> ledger = new TreeMap<>();
    private int marginCalls;
    private @Nullable LocalDate ruined;

    void order(OrderStatus status, LocalDate date, OrderPurpose purpose) {
        orders.put(
                status.order().id(),
                new PortfolioOrder(
                        date,
                        status.order().position().symbol(),
                        status.order().side(),
                        purpose,
                        status.order().rank(),
                        status.state(),
                        status.reason(),
                        status.progress().filled()));
    }

    void follow(StepResult result, LocalDate date) {
        for (AccountEvent event : result.events()) {
            switch (event) {
                case AccountEvent.OrderChanged(OrderStatus status) -> change(status);
                case AccountEvent.MarginCall _ -> marginCalls++;
                case AccountEvent.Ruined _ -> ruined = ruined == null ? date : ruined;
                default -> {} // of a symbol
            }
        }
        for (LedgerEntry entry : result.ledger()) {
            ledger.merge(entry.kind().key(), entry.amount(), BigDecimal::add);
        }
    }

    private void change(OrderStatus status) {
        orders.computeIfPresent(
                status.order().id(),
                (_, order) ->
                        new PortfolioOrder(
                                order.decided(),
                                order.symbol(),
                                order.side(),
                                order.purpose(),
                                order.rank(),
                                status.state(),
                                status.reason(),
                                status.progress().filled()));
    }

    void skip(LocalDate date, String symbol, SkipReason reason, String detail) {
        if (skips.size() < NAMED_SKIPS) {
            skips.add(new SkippedSignal(date, symbol, reason, detail));
        }
        count(reason, 1);
    }

    boolean namesMore() {
        return skips.size() < NAMED_SKIPS;
    }

    void count(SkipReason reason, int signals) {
        if (signals > 0) {
            skipCounts.merge(reason, signals, Integer::sum);
        }
    }

    List<PortfolioOrder> orders() {
        return List.copyOf(orders.values());
    }

    List<SkippedSignal> skips() {
        return skips;
    }

    SortedMap<SkipReason, Integer> skipCounts() {
        return skipCounts;
    }

    SortedMap<String, BigDecimal> ledger() {
        return ledger;
    }

    int marginCalls() {
        return marginCalls;
    }

    @Nullable LocalDate ruined() {
        return ruined;
    }
}
