package bellwether.trading.portfolio.risk;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads the closed trades of an owner out of the lots that were closed, as performance does. A
/// trade is what one order has opened, once nothing of it is held any more; its result is after
/// charges, before dividends and borrow fees.
final class TradeRecordDao {
    /// @param origin of the entry orders; empty for all of them
    TradeRecord read(Handle h, String owner, Optional<String> origin) {
        return TradeRecord.of(
                h.createQuery(
                                """
                                select sum(sign(c.quantity) * (c.exit_value - c.entry_value) - c.entry_costs - c.exit_costs)
                                  / sum(c.entry_value) as result
                                from closed_lot c
                                where c.portfolio in (select id from portfolio where owner = :owner)
                                  and (:any or :origin = coalesce((
                                    select asked ->> 'origin' from trade_order o
                                    where o.portfolio = c.portfolio and o.id = c.entry_order
                                    order by sequence limit 1), ''))
                                group by c.portfolio, c.strategy, c.symbol, c.entry_order
                                having sum(c.entry_value) > 0
                                  and not exists (
                                    select from lot l
                                    where l.portfolio = c.portfolio and l.strategy = c.strategy
                                      and l.symbol = c.symbol and l.order_id = c.entry_order)
                                """)
                        .bind("owner", owner)
                        .bind("any", origin.isEmpty())
                        .bind("origin", origin.orElse(""))
                        .mapTo(Double.class)
                        .list());
    }
}
