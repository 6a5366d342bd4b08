package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.RecordQuery;
import bellwether.research.forecast.store.RecordDao;
import bellwether.research.forecast.store.RecordDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The record of stored forecasts. Those that were made live are never counted with replayed ones.
public final class ForecastRecords {
    private final Jdbi jdbi;
    private final RecordDao dao = new RecordDao();

    public ForecastRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// One of each kind that has realised forecasts, by horizon and model, live before replayed.
    public List<ForecastRecord> of(RecordQuery wanted) {
        return jdbi.withHandle(h -> of(h, wanted));
    }

    /// The same as a transaction sees them.
    List<ForecastRecord> of(Handle h, RecordQuery wanted) {
        Map<String, List<RecordDay>> kinds = new LinkedHashMap<>();
        dao.days(h, wanted)
                .forEach(day ->
                        Objects.requireNonNull(
                                        kinds.computeIfAbsent(words(day), _ -> new ArrayList<>()))
                                .add(day));
        List<ForecastRecord> records = new ArrayList<>();
        kinds.values().forEach(days -> records.add(new RecordKind(days).record()));
        return records;
    }

    private static String words(RecordDay day) {
        return "%s %d %s %s".formatted(day.made(), day.horizon(), day.model(), day.key());
    }
}
