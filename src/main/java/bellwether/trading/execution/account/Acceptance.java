package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TapeKind;
import java.math.BigDecimal;
import java.util.Optional;

/// Takes orders in between two bars: what cannot be is refused, what cannot be afforded or is not
/// allowed is rejected, the rest reserves its cash and waits for a bar.
final class Acceptance {
    private final AccountBook book;
    private final Funds funds;
    private final TradeBooking trades;
    private final TrailingStops trails;

    Acceptance(AccountBook book, Funds funds, TradeBooking trades, TrailingStops trails) {
        this.book = book;
        this.funds = funds;
        this.trades = trades;
        this.trails = trails;
    }

    /// @param at seconds of the epoch; bars that begin before it are none of its
    OrderStatus accept(Order order, long at) {
        check(order);
        LiveOrder live = new LiveOrder(order, OrderRole.ENTRY, null, at, book.nextSequence());
        book.add(live);
        if (order.oco() != null) {
            link(live, order.oco());
        }
        startTrail(live);
        OrderReason reason = reject(live);
        if (reason != OrderReason.NONE) {
            book.refuse(live, reason);
            return live.status();
        }
        return book.changed(live);
    }

    /// What an order would reserve, without taking it in.
    BigDecimal needed(Order order) {
        LiveOrder live = new LiveOrder(order, OrderRole.ENTRY, null, 0, 0);
        live.reservePrice = trades.reservations().price(live);
        return trades.reservations().needed(live);
    }

    /// Why an order would be rejected if it were taken in now; `NONE` where it would not.
    OrderReason rejection(Order order) {
        return reject(new LiveOrder(order, OrderRole.ENTRY, null, 0, 0));
    }

    private void check(Order order) {
        if (book.orders.containsKey(order.id())) {
            throw Refusal.conflict(
                    "order_exists", "id must be new, was that of an open order: " + order.id());
        }
        if (order.type() instanceof OrderType.MarketOnClose
                && book.rules.settings().tape() == TapeKind.QUOTE) {
            throw Refusal.invalid(
                    "/type", "must not be market_on_close on a tape of quotes, which has no close");
        }
        if (order.oco() != null && !book.orders.containsKey(order.oco())) {
            throw Refusal.invalid("/oco", "must be an open order, was " + order.oco());
        }
        if (order.size() instanceof OrderSize.RiskPercent
                && order.bracket().stop() == null
                && order.bracket().trail() == null) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "no_stop_for_risk",
                    "size.risk_percent needs bracket.stop or bracket.trail, both were absent");
        }
        checkShares(order);
    }

    private void checkShares(Order order) {
        int digits = book.symbol(order.position().symbol()).terms.quantityDigits();
        if (order.size() instanceof OrderSize.Shares(BigDecimal shares)
                && shares.stripTrailingZeros().scale() > digits) {
            throw Refusal.invalid(
                    "/quantity",
                    "must be %s, was %s"
                            .formatted(
                                    digits == 0
                                            ? "whole shares of " + order.position().symbol()
                                            : "of at most 8 digits",
                                    shares.toPlainString()));
        }
    }

    private void link(LiveOrder order, String other) {
        LiveOrder linked = book.orders.get(other);
        if (linked != null) {
            linked.group = linked.group == null ? other : linked.group;
            order.group = linked.group;
            if (!linked.order.position().symbol().equals(order.order.position().symbol())) {
                book.orders.remove(order.id());
                book.book(order).orders.remove(order);
                throw Refusal.invalid(
                        "/oco",
                        "must be an order of %s, was one of %s"
                                .formatted(
                                        order.order.position().symbol(),
                                        linked.order.position().symbol()));
            }
        }
    }

    /// A distance in average true ranges waits for the first bar.
    private void startTrail(LiveOrder order) {
        if (order.order.type() instanceof OrderType.Trailing(Distance trail)
                && !(trail instanceof Distance.AtrMultiple)) {
            BigDecimal mark = book.book(order).mark();
            if (mark != null) {
                trails.fix(order, mark);
            }
        }
    }

    private OrderReason reject(LiveOrder order) {
        if (book.ruined) {
            return OrderReason.RUINED;
        }
        if (order.reducesOnly()) {
            return OrderReason.NONE;
        }
        BigDecimal closing = trades.reservations().closing(order);
        boolean opens =
                order.remaining == null
                        ? closing.signum() == 0
                        : order.remaining.compareTo(closing) > 0;
        if (opens && order.side == OrderSide.SELL && !trades.mayShort(book.book(order))) {
            return OrderReason.WOULD_SHORT;
        }
        return opens ? reserve(order, closing.signum() > 0) : OrderReason.NONE;
    }

    /// A turn-over that cannot be afforded still fills its closing part.
    private OrderReason reserve(LiveOrder order, boolean closes) {
        order.reservePrice = trades.reservations().price(order);
        BigDecimal needed = trades.reservations().needed(order);
        Optional<BigDecimal> spendable = funds.spendable(order);
        if (spendable.isEmpty()) {
            return closes ? OrderReason.NONE : OrderReason.CURRENCY_UNKNOWN;
        }
        if (needed.compareTo(spendable.get()) <= 0) {
            order.reserved = needed;
            return OrderReason.NONE;
        }
        return closes ? OrderReason.NONE : OrderReason.INSUFFICIENT_CASH;
    }
}
