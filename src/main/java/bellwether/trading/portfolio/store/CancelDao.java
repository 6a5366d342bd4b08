package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Orders that are to be cancelled.
public final class CancelDao {
    /// An open order that is to be cancelled.
    ///
    /// @param orderId what the account calls it
    /// @param acceptedAt seconds of the epoch
    /// @param at seconds of the epoch; bars that begin before still fill it
    public record Request(String orderId, String symbol, long acceptedAt, long at) {}

    /// Asks for it; a second time changes nothing.
    public void request(Handle h, PortfolioId portfolio, long sequence, long at) {
        h.createUpdate(
                        """
                        insert into order_cancel (portfolio, sequence, at) values (:portfolio, :sequence, :at)
                        on conflict (portfolio, sequence) do nothing
                        """)
                .bind("portfolio", portfolio.number())
                .bind("sequence", sequence)
                .bind("at", at)
                .execute();
    }

    /// Removes those of orders that have ended, once they are some weeks old.
    ///
    /// @return how many
    public int prune(Handle h, Instant before) {
        return h.createUpdate(
                        """
                        delete from order_cancel using trade_order
                        where trade_order.portfolio = order_cancel.portfolio
                          and trade_order.sequence = order_cancel.sequence
                          and trade_order.state not in ('accepted', 'working') and at < :before
                        """)
                .bind("before", before.getEpochSecond())
                .execute();
    }

    /// Those of open orders.
    public List<Request> pending(Handle h, PortfolioId portfolio) {
        return h.createQuery(
                        """
                        select trade_order.id, symbol, accepted_at, at
                        from order_cancel join trade_order using (portfolio, sequence)
                        where portfolio = :portfolio and state in ('accepted', 'working')
                        order by sequence
                        """)
                .bind("portfolio", portfolio.number())
                .map((row, _) ->
                        new Request(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }
}
