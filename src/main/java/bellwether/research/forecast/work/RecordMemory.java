package bellwether.research.forecast.work;

import bellwether.platform.db.Snapshots;
import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import bellwether.research.forecast.store.ForecastSumDao;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What stands beside each forecast: the record of all symbols, and the bounds of those that have
/// too few outcomes of their own. Read again only when outcomes may have moved, in one transaction
/// with what says so: of two handles one may be a replica's, which is behind.
final class RecordMemory {
    /// Bounds that are kept; each asks for outcomes of up to five years.
    private static final int MOST_BOUNDS = 500;

    private final Jdbi jdbi;
    private final ForecastRecords records;
    private final ForecastSumDao sums = new ForecastSumDao();
    private volatile Known last = new Known("");

    RecordMemory(Jdbi jdbi, ForecastRecords records) {
        this.jdbi = jdbi;
        this.records = records;
    }

    /// What was read by one state of the outcomes.
    private record Known(
            String state,
            Map<Boolean, List<ForecastRecord>> records,
            Map<ForecastPool.Key, ForecastPool.PoolBounds> bounds) {
        Known(String state) {
            this(state, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /// Reads what is asked for by one state of the outcomes.
    interface Reading<T> {
        T by(View view);
    }

    /// Does a reading; its handle sees one state.
    <T> T read(Reading<T> reading) {
        return Snapshots.read(jdbi, h -> reading.by(new View(h, known(sums.state(h)))));
    }

    private Known known(String state) {
        Known held = last;
        if (!held.state().equals(state)) {
            held = new Known(state);
            last = held;
        }
        return held;
    }

    /// Of a horizon and model: live before replayed.
    List<ForecastRecord> of(boolean synthetic, int horizon, ForecastModel model) {
        return read(view -> view.of(synthetic, horizon, model));
    }

    /// What is known as of one state of the outcomes.
    final class View {
        private final Handle handle;
        private final Known known;

        private View(Handle handle, Known known) {
            this.handle = handle;
            this.known = known;
        }

        /// Of a horizon and model: live before replayed.
        List<ForecastRecord> of(boolean synthetic, int horizon, ForecastModel model) {
            return all(synthetic).stream()
                    .filter(one -> one.kind().horizon() == horizon && one.kind().model() == model)
                    .toList();
        }

        private List<ForecastRecord> all(boolean synthetic) {
            List<ForecastRecord> held = known.records().get(synthetic);
            if (held != null) {
                return held;
            }
            List<ForecastRecord> found =
                    records.of(
                            handle,
                            new RecordQuery(
                                    Optional.empty(),
                                    Optional.empty(),
                                    RecordGrouping.ALL,
                                    synthetic,
                                    Optional.empty()));
            known.records().put(synthetic, found);
            return found;
        }

        /// Where outcomes of all symbols come from.
        ForecastPool pool() {
            if (known.bounds().size() > MOST_BOUNDS) {
                known.bounds().clear();
            }
            return new ForecastPool(handle, known.bounds());
        }
    }
}
