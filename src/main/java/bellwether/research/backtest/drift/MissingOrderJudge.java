package bellwether.research.backtest.drift;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.work.RerunBars;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.strategy.StrategySignal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says why an order of the backtest was not given on paper, or did not fill.
final class MissingOrderJudge {
    private final PaperRecord paper;
    private final Map<String, RerunBars> bars;
    private final Map<String, RunOrder> orders;
    private final List<DriftTrade> onPaper;

    /// @param orders of the backtest, by id
    MissingOrderJudge(
            PaperRecord paper,
            Map<String, RerunBars> bars,
            Map<String, RunOrder> orders,
            List<DriftTrade> onPaper) {
        this.paper = paper;
        this.bars = bars;
        this.orders = orders;
        this.onPaper = onPaper;
    }

    boolean isOfBracket(String order) {
        return Optional.ofNullable(orders.get(order))
                .map(known -> known.parent() != null)
                .orElse(true);
    }

    /// DriftReason an order of the backtest was not given on paper, or did not fill.
    DriftReason of(String symbol, String id) {
        RunOrder order = orders.get(id);
        if (order == null) {
            return DriftReason.UNKNOWN;
        }
        LocalDate day = order.decided();
        List<StrategySignal> signals = paper.signals(symbol, day);
        for (StrategySignal signal : signals) {
            DriftReason why = ofSignal(signal, day);
            if (why.cause() != DriftCause.UNEXPLAINED) {
                return why;
            }
        }
        if (paper.isHeld(symbol, day)) {
            return new DriftReason(
                    DriftCause.HELD_SYMBOL,
                    "%s was held at the close of %s, as a split was suspected."
                            .formatted(symbol, day));
        }
        Optional<DriftTrade> held =
                order.purpose().equals("entry")
                        ? DriftTrade.heldOn(onPaper, symbol, day)
                        : Optional.empty();
        if (held.isPresent()) {
            return new DriftReason(
                    DriftCause.POSITION,
                    "Paper held the trade of %s then.".formatted(held.get().entry().date()));
        }
        if (signals.isEmpty() && paper.isLate(symbol, day)) {
            return new DriftReason(
                    DriftCause.LATE_BAR,
                    "The bar of %s came late, and nothing is decided on late bars.".formatted(day));
        }
        return signals.isEmpty()
                ? new DriftReason(
                        DriftCause.MISSED,
                        "Paper decided nothing at the close of %s: the service was off, or the bar came late or was revised since."
                                .formatted(day))
                : DriftReason.UNKNOWN;
    }

    private DriftReason ofSignal(StrategySignal signal, LocalDate day) {
        String id = signal.orderId();
        if (id == null) {
            return new DriftReason(
                    DriftCause.REFUSED_ORDER,
                    "The signal of %s was not ordered: %s".formatted(day, signal.reason()));
        }
        String account = OrderId.parse(id).map(OrderId::account).orElse(id);
        return Optional.ofNullable(paper.orders().get(account))
                .map(OrderRecord::status)
                .filter(status -> status.progress().filled().signum() == 0)
                .map(status -> unfilled(id, status, signal))
                .orElse(DriftReason.UNKNOWN);
    }

    private DriftReason unfilled(String id, OrderStatus status, StrategySignal signal) {
        RerunBars known = bars.get(signal.symbol());
        if (status.reason() == OrderReason.BARS_OVER
                && known != null
                && known.hasBegun(signal.barTime(), signal.decidedAt())) {
            return new DriftReason(
                    DriftCause.LATE_DECISION,
                    "Order %s was decided at %s, after the next bar had begun, and ended with it."
                            .formatted(id, signal.decidedAt()));
        }
        return status.reason() == OrderReason.REQUESTED
                ? new DriftReason(
                        DriftCause.MANUAL_ORDER,
                        "Order %s was cancelled by its owner.".formatted(id))
                : new DriftReason(
                        DriftCause.REFUSED_ORDER,
                        status.state().isOpen()
                                ? "Order %s still waits.".formatted(id)
                                : "Order %s ended unfilled: %s, %s."
                                        .formatted(
                                                id, status.state().key(), status.reason().key()));
    }
}
