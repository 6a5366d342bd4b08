package bellwether.desk.scan.detection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Counts what was detected on the newest bars.
public final class RecentDetectionDao {
    /// By ticker, for bars that begin after a time; 0 where nothing was detected, absent where no
    /// sweep has looked at the symbol.
    public Map<String, Integer> counts(Handle h, Collection<String> tickers, Instant since) {
        Map<String, Integer> counts = new HashMap<>();
        h.createQuery(
                        """
                        select symbol.ticker, (
                          select count(*) from detection
                          where detection.symbol_id = symbol.id and detection.bar >= :since
                            and detection.revised_at is null
                        )
                        from symbol
                        where symbol.ticker = any(:tickers)
                          and exists (select from swept where swept.symbol_id = symbol.id)
                        """)
                .bind("since", Timestamp.from(since))
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }
}
