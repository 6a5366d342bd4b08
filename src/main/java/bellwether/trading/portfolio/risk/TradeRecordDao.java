package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads the closed trades of an owner out of all fills.
final class TradeRecordDao {
    /// @param origin of the entry orders; empty for all of them
    TradeRecord read(Handle h, String owner, Optional<String> origin) {
        List<RoundTrips.ClosedTrip> trips = RoundTrips.of(fills(h, owner), held(h, owner));
        return TradeRecord.of(
                trips.stream()
                        .filter(trip -> origin.isEmpty() || trip.origin().equals(origin.get()))
                        .toList());
    }

    private static List<RoundTrips.TradedFill> fills(Handle h, String owner) {
        return h.createQuery(
                        """
                        select f.portfolio, f.strategy, f.symbol, f.order_id, f.side, f.quantity, f.value,
                          coalesce(o.origin, '') as origin,
                          (select coalesce(sum((charge->>'amount')::numeric), 0)
                           from jsonb_array_elements(f.charges->'list') charge) as costs
                        from trade_fill f
                        join portfolio p on p.id = f.portfolio
                        left join (
                          select distinct on (portfolio, id) portfolio, id, asked->>'origin' as origin
                          from trade_order
                          where portfolio in (select id from portfolio where owner = :owner)
                          order by portfolio, id, sequence) o
                          on o.portfolio = f.portfolio and o.id = f.order_id
                        where p.owner = :owner
                        order by f.bar_time,
                          case f.phase when 'open' then 0 when 'range' then 1 when 'close' then 2 else 3 end,
                          f.booked_at, f.order_id, f.n
                        """)
                .bind("owner", owner)
                .map((row, context) ->
                        new RoundTrips.TradedFill(
                                new RoundTrips.BookKey(
                                        row.getLong("portfolio"),
                                        row.getString("strategy"),
                                        row.getString("symbol")),
                                row.getString("order_id"),
                                row.getString("origin"),
                                OrderSide.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                                row.getBigDecimal("quantity"),
                                row.getBigDecimal("value"),
                                row.getBigDecimal("costs")))
                .list();
    }

    private static Map<RoundTrips.BookKey, BigDecimal> held(Handle h, String owner) {
        Map<RoundTrips.BookKey, BigDecimal> held = new HashMap<>();
        h.createQuery(
                        """
                        select portfolio, strategy, symbol, sum(quantity) as quantity from lot
                        where portfolio in (select id from portfolio where owner = :owner)
                        group by portfolio, strategy, symbol
                        """)
                .bind("owner", owner)
                .map((row, context) ->
                        Map.entry(
                                new RoundTrips.BookKey(
                                        row.getLong("portfolio"),
                                        row.getString("strategy"),
                                        row.getString("symbol")),
                                row.getBigDecimal("quantity")))
                .forEach(book -> held.put(book.getKey(), book.getValue()));
        return held;
    }
}
