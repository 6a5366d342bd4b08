package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is to be known of closed trades beside their lots.
final class TradeTraceDao {
    private TradeTraceDao() {}

    /// The newest closed trade of each portfolio that has one.
    static List<LastTrade> last(Handle h) {
        return h.createQuery(
                        """
                        select p.id, p.owner, last.n
                        from portfolio p
                          cross join lateral (
                            select n from closed_lot where portfolio = p.id order by n desc limit 1) last
                        order by p.id
                        """)
                .map((row, _) ->
                        new LastTrade(
                                new PortfolioId(row.getLong(1)), row.getString(2), row.getLong(3)))
                .list();
    }

    /// The first fixed stop that the entry of each closed trade was given, in the shares of the
    /// closing day. A stop is changed by the splits of the time for which it waited only, a closed
    /// trade by those of the time for which it was held: what one knows and the other does not is
    /// made up for. Absent without a fixed stop, and where the ratio of a booked split is no longer
    /// stored.
    ///
    /// @param numbers of trades
    static Map<Long, FirstStop> firstStops(
            Handle h, PortfolioId portfolio, Collection<Long> numbers) {
        return h.createQuery(
                        """
                        select c.n, first.withdrawn,
                          round(first.level * exp(coalesce(moved.by, 0)), 10) as level
                        from closed_lot c
                          cross join lateral (
                            select o.portfolio, o.sequence, to_timestamp(o.accepted_at) at time zone 'UTC' as accepted,
                              (o.asked #>> '{type,stop}')::numeric as level,
                              o.state = 'cancelled' and o.reason = 'requested' as withdrawn,
                              (select count(*) from order_note t where t.portfolio = o.portfolio
                                and t.sequence = o.sequence and t.kind = 'split') as splits
                            from trade_order o
                            where o.portfolio = c.portfolio and o.parent = c.entry_order and o.role = 'stop'
                              and o.asked #>> '{type,stop}' is not null
                            order by o.sequence limit 1
                          ) first
                          cross join lateral (
                            select sum(case
                                when split.place <= first.splits and not split.held then split.size
                                when split.place > first.splits and split.held then -split.size
                                else 0 end) as by,
                              count(*) filter (where split.size is null) as lost
                            from (
                              select row_number() over (order by booked.ex_date) as place,
                                booked.ex_date <= c.closed and booked.booked_at <= c.booked_at as held,
                                ln(a.numerator / a.denominator) as size
                              from trade_action booked
                                left join symbol s on s.ticker = booked.symbol
                                left join corporate_action a on a.symbol_id = s.id and a.kind = 'split'
                                  and a.ex_date = booked.ex_date
                              where booked.portfolio = c.portfolio and booked.symbol = c.symbol
                                and booked.kind = 'split' and booked.ex_date > first.accepted::date
                            ) split
                          ) moved
                        where c.portfolio = :portfolio and c.n = any(:numbers) and moved.lost = 0
                        """)
                .bind("portfolio", portfolio.number())
                .bindArray("numbers", Long.class, List.copyOf(numbers))
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(
                                    row.getColumn("n", Long.class),
                                    new FirstStop(
                                            row.getColumn("level", BigDecimal.class)
                                                    .stripTrailingZeros(),
                                            row.getColumn("withdrawn", Boolean.class)));
                            return all;
                        });
    }
}
