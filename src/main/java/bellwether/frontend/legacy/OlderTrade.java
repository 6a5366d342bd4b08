package bellwether.frontend.legacy;

import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.FinishedTrade;
import bellwether.trading.portfolio.OrderRecord;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry order and what became of it, in the words of older clients.
///
/// @param entryPrice per share that was filled; null before
/// @param pnl realised, after costs; null before anything was closed
record OlderTrade(
        String tradeId,
        String portfolioId,
        String strategyId,
        String symbol,
        String side,
        BigDecimal quantity,
        OlderTradeState status,
        @Nullable BigDecimal entryPrice,
        @JsonUnwrapped Levels levels,
        @Nullable BigDecimal pnl,
        @Nullable String reason,
        Instant createdAt) {

    /// What was asked for.
    ///
    /// @param triggerPrice of a stop
    /// @param stopLoss null without one, and where it is a distance from the entry
    /// @param target likewise
    record Levels(
            @Nullable BigDecimal limitPrice,
            @Nullable BigDecimal triggerPrice,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal target) {
        static Levels of(Order order) {
            return new Levels(
                    order.type().limitPrice(),
                    order.type().stopPrice(),
                    price(order.bracket().stop()),
                    price(order.bracket().target()));
        }

        private static @Nullable BigDecimal price(@Nullable ExitLevel level) {
            return level instanceof ExitLevel.AtPrice(BigDecimal price) ? price : null;
        }
    }

    /// Whether an order is the beginning of a trade.
    static boolean isEntry(OrderRecord order) {
        return order.status().role() == OrderRole.ENTRY && !order.status().order().reduceOnly();
    }

    static OlderTrade of(OrderRecord order, AccountView account, List<FinishedTrade> finished) {
        OrderStatus status = order.status();
        BigDecimal filled = status.progress().filled();
        List<BigDecimal> profits =
                finished.stream()
                        .filter(trade -> trade.span().entry().equals(order.id().toString()))
                        .map(FinishedTrade::profit)
                        .toList();
        return new OlderTrade(
                order.id().toString(),
                order.id().portfolio().toString(),
                status.order().position().strategy(),
                status.order().position().symbol(),
                status.order().side().key().toUpperCase(Locale.ROOT),
                filled.signum() == 0
                        ? Objects.requireNonNullElse(status.remaining(), BigDecimal.ZERO)
                        : filled,
                word(status, isHeld(account, status.order().id())),
                filled.signum() == 0
                        ? null
                        : status.progress().value().divide(filled, MathContext.DECIMAL32),
                Levels.of(status.order()),
                profits.isEmpty()
                        ? null
                        : profits.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                reason(order),
                order.takenAt());
    }

    /// Why it ended, or that it is to end once the bar under way is matched.
    private static @Nullable String reason(OrderRecord order) {
        if (order.status().state().isOpen() && order.cancelRequestedAt().isPresent()) {
            return "cancel_requested";
        }
        String reason = order.status().reason().key();
        return reason.equals("none") ? null : reason;
    }

    private static boolean isHeld(AccountView account, String order) {
        return account.state().positions().stream()
                .map(Position::lots)
                .flatMap(List::stream)
                .map(Lot::orderId)
                .anyMatch(order::equals);
    }

    private static OlderTradeState word(OrderStatus status, boolean held) {
        if (status.progress().filled().signum() > 0) {
            return held ? OlderTradeState.OPEN : OlderTradeState.CLOSED;
        }
        return switch (status.state()) {
            case ACCEPTED, WORKING -> OlderTradeState.PENDING;
            case FILLED -> OlderTradeState.CLOSED;
            case CANCELLED -> OlderTradeState.CANCELLED;
            case EXPIRED -> OlderTradeState.EXPIRED;
            case REJECTED -> OlderTradeState.REJECTED;
        };
    }
}
