package bellwether.research.forecast.store;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of forecasts, and drops those that are over their time.
public final class ForecastRetention {
    private static final MonthlyTable FORECASTS =
            new MonthlyTable("forecast", MonthlyTable.Key.TIME, List.of());

    private final Jdbi jdbi;

    public ForecastRetention(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Does both, and removes forecasts of symbols that are gone.
    ///
    /// @param kept how long forecasts stay after the month of their date; for ever when empty
    public CleanupResult run(Instant now, Optional<Duration> kept) {
        List<String> notes = new ArrayList<>();
        FORECASTS.extend(jdbi, now).forEach(part -> notes.add("made " + part));
        int orphans =
                jdbi.withHandle(h ->
                        h.execute(
                                "delete from forecast where not exists (select from symbol where id"
                                        + " = symbol_id)"));
        return kept.map(time -> drop(now.minus(time), orphans, notes))
                .orElseGet(() -> new CleanupResult(orphans, 0, notes));
    }

    private CleanupResult drop(Instant before, int orphans, List<String> notes) {
        return jdbi.inTransaction(h -> {
            MonthlyTable.begin(h);
            List<MonthlyTable.Part> over =
                    FORECASTS.months(h).stream()
                            .filter(part -> !part.until().isAfter(before))
                            .toList();
            if (over.isEmpty()) {
                return new CleanupResult(orphans, 0, notes);
            }
            long bytes = FORECASTS.bytes(h);
            long removed = FORECASTS.drop(h, over);
            over.forEach(part -> notes.add("dropped " + part.name()));
            return new CleanupResult(orphans + removed, bytes - FORECASTS.bytes(h), notes);
        });
    }
}
