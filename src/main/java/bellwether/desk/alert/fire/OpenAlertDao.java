package bellwether.desk.alert.fire;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Counts the alerts of an owner that were neither accepted nor dismissed.
public final class OpenAlertDao {
    /// By present ticker, 0 where there is none.
    public Map<String, Integer> counts(Handle h, String owner, Collection<String> tickers) {
        Map<String, Integer> counts = new HashMap<>();
        h.createQuery(
                        """
                        select symbol.ticker, count(alert.id) from symbol
                        left join alert on alert.symbol = symbol.id and alert.owner = :owner
                          and alert.kind = 'fired' and alert.state in ('new', 'acknowledged', 'snoozed')
                        where symbol.ticker = any(:tickers)
                        group by symbol.ticker
                        """)
                .bind("owner", owner)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    /// How many wait for their owner.
    public int count(Handle h, String owner) {
        return h.createQuery(
                        """
                        select count(*) from alert
                        where owner = :owner and state in ('new', 'acknowledged')
                        """)
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }
}
