package bellwether.trading.execution.account;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a fill does to other orders: exits grow with their entry, shrink together and with the
/// position, and end what their entry still wants.
final class ExitOrders {
    private static final String GROUP = "/exits";

    private final AccountBook book;
    private final ExitPrices prices;
    private final TrailingStops trails;
    private final Reservations reservations;

    ExitOrders(AccountBook book, ExitPrices prices, TrailingStops trails, Reservations reserved) {
        this.book = book;
        this.prices = prices;
        this.trails = trails;
        reservations = reserved;
    }

    /// Orders of one group no longer want what one of them has filled.
    void shrinkGroup(LiveOrder order, BigDecimal filled) {
        if (order.group == null) {
            return;
        }
        for (LiveOrder other : List.copyOf(book.book(order).orders)) {
            if (other != order && order.group.equals(other.group)) {
                if (other.remaining == null) {
                    book.cancel(other, OrderReason.OCO);
                } else {
                    shrink(other, other.remaining.subtract(filled), OrderReason.OCO);
                }
            }
        }
    }

    /// To at most so many shares; none of them ends it.
    void shrink(LiveOrder order, BigDecimal most, OrderReason reason) {
        if (most.signum() <= 0) {
            book.cancel(order, reason);
        } else if (order.remaining != null && most.compareTo(order.remaining) < 0) {
            order.remaining = most;
            reservations.refresh(order);
            book.changed(order);
        }
    }

    /// An exit of a bracket that has filled or triggered ends what its entry still wants.
    void endEntry(LiveOrder exit) {
        if (exit.role.isBracketExit() && exit.parent != null) {
            LiveOrder entry = book.orders.get(exit.parent);
            if (entry != null) {
                book.cancel(entry, OrderReason.BRACKET_EXIT);
            }
        }
    }

    void trigger(LiveOrder order) {
        if (!order.triggered) {
            order.triggered = true;
            book.changed(order);
            endEntry(order);
        }
    }

    /// After a position has become smaller.
    void shrinkToPosition(Holding holding, SymbolBook symbol) {
        if (symbol.orders.isEmpty()) {
            return;
        }
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            if (order.reducesOnly() && order.order.position().equals(holding.key)) {
                boolean reduces = holding.sign() * order.side.sign() < 0;
                shrink(
                        order,
                        reduces ? holding.quantity().abs() : BigDecimal.ZERO,
                        OrderReason.POSITION_CLOSED);
            }
        }
    }

    boolean areKnown(LiveOrder entry) {
        return prices.areKnown(entry);
    }

    /// Makes the exits of an entry, or lets them grow.
    ///
    /// @return those that are new
    List<LiveOrder> grow(LiveOrder entry, BigDecimal opened, TradeTerms terms) {
        Bracket bracket = entry.order.bracket();
        if (bracket.isEmpty()) {
            return List.of();
        }
        if (entry.entryPrice == null) {
            entry.entryPrice = terms.price();
        }
        List<LiveOrder> made = new ArrayList<>(3);
        prices.stop(entry, entry.entryPrice)
                .filter(ExitOrders::isPrice)
                .ifPresent(at -> grow(made, entry, OrderRole.STOP, OrderType.stop(at), opened));
        prices.target(entry, entry.entryPrice)
                .filter(ExitOrders::isPrice)
                .ifPresent(at -> grow(made, entry, OrderRole.TARGET, OrderType.limit(at), opened));
        if (bracket.trail() != null) {
            OrderType trail = OrderType.trailing(bracket.trail());
            grow(made, entry, OrderRole.TRAIL, trail, opened);
        }
        return made;
    }

    /// A level so far below the entry that it is no price is never reached, and needs no order.
    private static boolean isPrice(BigDecimal level) {
        return Prices.scaled(level).signum() > 0;
    }

    private void grow(
            List<LiveOrder> made,
            LiveOrder entry,
            OrderRole role,
            OrderType type,
            BigDecimal opened) {
        LiveOrder exit = book.orders.get(entry.id() + suffix(role));
        if (exit == null) {
            made.add(make(entry, role, type, opened));
        } else if (exit.remaining != null) {
            exit.remaining = exit.remaining.add(opened);
            book.changed(exit);
        }
    }

    private LiveOrder make(LiveOrder entry, OrderRole role, OrderType type, BigDecimal opened) {
        Order order =
                Order.of(
                                entry.id() + suffix(role),
                                entry.order.position(),
                                entry.side.opposite(),
                                new OrderSize.Shares(opened),
                                type)
                        .reducing()
                        .withOrigin(entry.order.origin());
        LiveOrder exit =
                new LiveOrder(order, role, entry.id(), book.step().time(), book.nextSequence());
        exit.group = entry.id() + GROUP;
        exit.state = OrderState.WORKING;
        exit.session = book.today();
        if (role == OrderRole.TRAIL && entry.entryPrice != null) {
            exit.trailBegins = LiveOrder.level(begins(entry, entry.entryPrice));
            trails.fix(exit, entry.entryPrice);
        }
        book.add(exit);
        book.changed(exit);
        return exit;
    }

    /// Where the trail begins: so many times the distance of the stop beyond the entry.
    private @Nullable BigDecimal begins(LiveOrder entry, BigDecimal price) {
        BigDecimal afterR = entry.order.bracket().trailAfterR();
        return afterR == null
                ? null
                : prices.stop(entry, price)
                        .map(stop -> price.add(price.subtract(stop).multiply(afterR)))
                        .orElse(null);
    }

    private static String suffix(OrderRole role) {
        return switch (role) {
            case STOP -> ".sl";
            case TARGET -> ".tp";
            case TRAIL -> ".tr";
            case ENTRY, FORCED -> throw new IllegalArgumentException(role.key());
        };
    }
}
