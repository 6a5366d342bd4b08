package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;

/// Asks for sweeps when bars were stored by imports that are no jobs, or by commands beside the
/// service, which tell no one: once nothing more has come since the look before.
final class StoredBarsWatch {
    private final Jdbi jdbi;
    private final List<Timeframe> timeframes;
    private final SweepDao dao = new SweepDao();
    private final AtomicReference<Map<String, BigDecimal>> seen = new AtomicReference<>(Map.of());

    StoredBarsWatch(Jdbi jdbi, List<Timeframe> timeframes) {
        this.jdbi = jdbi;
        this.timeframes = List.copyOf(timeframes);
    }

    /// Looks at what is stored.
    ///
    /// @return whether that is what the look before has seen
    boolean look() {
        Map<String, SweepDao.StoredBars> stored = jdbi.withHandle(dao::stored);
        Map<String, BigDecimal> now = new HashMap<>();
        stored.forEach((timeframe, bars) -> now.put(timeframe, bars.changes()));
        Map<String, BigDecimal> before = seen.getAndSet(now);
        for (Timeframe timeframe : timeframes) {
            SweepDao.StoredBars bars = stored.get(timeframe.code());
            BigDecimal earlier = before.get(timeframe.code());
            if (bars != null
                    && bars.isNew()
                    && earlier != null
                    && bars.changes().compareTo(earlier) == 0) {
                jdbi.useTransaction(h -> dao.requestFor(h, timeframe, bars));
            }
        }
        return now.equals(before);
    }
}
