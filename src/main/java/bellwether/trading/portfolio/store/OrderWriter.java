package bellwether.trading.portfolio.store;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.PortfolioId;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Writes the orders that a change of an account has moved.
final class OrderWriter {
    private final Handle h;
    private final PortfolioId id;
    private final Timestamp now;

    OrderWriter(Handle h, PortfolioId id, Timestamp now) {
        this.h = h;
        this.id = id;
        this.now = now;
    }

    /// Orders as they stand at the end: those that ended by their last event, those that are open
    /// by the account's state.
    static Collection<OrderStatus> changed(
            List<OrderStatus> before, List<OrderStatus> after, List<AccountEvent> events) {
        Map<Long, OrderStatus> last = new LinkedHashMap<>();
        for (AccountEvent event : events) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)) {
                last.put(status.sequence(), status);
            }
        }
        Set<OrderStatus> known = Set.copyOf(before);
        for (OrderStatus open : after) {
            if (!known.contains(open)) {
                last.put(open.sequence(), open);
            }
        }
        return last.values();
    }

    void write(Collection<OrderStatus> orders) {
        if (orders.isEmpty()) {
            return;
        }
        Unnest.of(orders)
                .texts("ids", order -> order.order().id())
                .texts("strategies", order -> order.order().position().strategy())
                .texts("symbols", order -> order.order().position().symbol())
                .texts("sides", order -> order.order().side().key())
                .texts("roles", order -> order.role().key())
                .texts("parents", OrderStatus::parent)
                .texts("states", order -> order.state().key())
                .texts("reasons", order -> order.reason().key())
                .longs("sequences", OrderStatus::sequence)
                .longs("accepted", OrderStatus::acceptedAt)
                .texts("asked", order -> TradeJson.write(order.order()))
                .texts("standings", order -> TradeJson.write(TradeJson.Standing.of(order)))
                .bind(
                        h.createUpdate(
                                """
                                insert into trade_order (portfolio, id, strategy, symbol, side, role, parent, state,
                                  reason, sequence, accepted_at, asked, standing, taken_at, changed_at)
                                select :portfolio, id, strategy, symbol, side, role, parent, state, reason, sequence,
                                  accepted_at, asked::jsonb, standing::jsonb, :now, :now
                                from unnest(:ids, :strategies, :symbols, :sides, :roles, :parents, :states, :reasons,
                                  :sequences, :accepted, :asked, :standings)
                                  as given (id, strategy, symbol, side, role, parent, state, reason, sequence,
                                    accepted_at, asked, standing)
                                on conflict (portfolio, sequence) do update set state = excluded.state,
                                  reason = excluded.reason, asked = excluded.asked, standing = excluded.standing,
                                  changed_at = excluded.changed_at
                                where trade_order.state in ('accepted', 'working')
                                """))
                .bind("portfolio", id.number())
                .bind("now", now)
                .execute();
    }
}
