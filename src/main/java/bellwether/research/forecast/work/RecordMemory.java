package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import bellwether.research.forecast.store.ForecastSumDao;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/// The record of all symbols beside each forecast, added up again only when it may have moved.
final class RecordMemory {
    private final Jdbi jdbi;
    private final ForecastRecords records;
    private final ForecastSumDao sums = new ForecastSumDao();
    private final Map<Boolean, RecordState> known = new ConcurrentHashMap<>();

    RecordMemory(Jdbi jdbi, ForecastRecords records) {
        this.jdbi = jdbi;
        this.records = records;
    }

    private record RecordState(String state, List<ForecastRecord> records) {}

    /// Of a horizon and model: live before replayed.
    List<ForecastRecord> of(boolean synthetic, int horizon, ForecastModel model) {
        return all(synthetic).stream()
                .filter(one -> one.kind().horizon() == horizon && one.kind().model() == model)
                .toList();
    }

    private List<ForecastRecord> all(boolean synthetic) {
        String state = jdbi.withHandle(sums::state);
        RecordState held = known.get(synthetic);
        if (held != null && held.state().equals(state)) {
            return held.records();
        }
        List<ForecastRecord> found =
                records.of(
                        new RecordQuery(
                                Optional.empty(),
                                Optional.empty(),
                                RecordGrouping.ALL,
                                synthetic,
                                Optional.empty()));
        known.put(synthetic, new RecordState(state, found));
        return found;
    }
}
