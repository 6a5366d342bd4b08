package bellwether.research.forecast.store;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of forecasts, and drops those that are over their time.
public final class ForecastRetention {
    private static final MonthlyTable FORECASTS =
            new MonthlyTable("forecast", MonthlyTable.Key.TIME, List.of());

    private final Jdbi jdbi;
    private final ForecastSumDao sums = new ForecastSumDao();

    public ForecastRetention(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Does both, removes forecasts of symbols that are gone, and adds the record up anew where it
    /// is not that of the forecasts.
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
        CleanupResult dropped =
                kept.map(time -> drop(month(now.minus(time)), notes))
                        .orElseGet(() -> new CleanupResult(0, 0, List.of()));
        int differing = jdbi.withHandle(sums::differing);
        if (differing > 0) {
            jdbi.useTransaction(sums::rebuild);
            notes.add("record rebuilt: %d sums differed".formatted(differing));
        }
        return new CleanupResult(orphans + dropped.removed(), dropped.freedBytes(), notes);
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    /// Drops the months before one. The first part and the rest hold earlier ones too: those of
    /// forecasts that were replayed.
    private CleanupResult drop(YearMonth first, List<String> notes) {
        return jdbi.inTransaction(h -> {
            MonthlyTable.begin(h);
            List<MonthlyTable.Part> over =
                    FORECASTS.months(h).stream()
                            .filter(part -> part.last().isBefore(first))
                            .toList();
            long bytes = FORECASTS.bytes(h);
            long removed = over.isEmpty() ? 0 : FORECASTS.drop(h, over);
            over.forEach(part -> notes.add("dropped " + part.name()));
            removed += before(h, "forecast", first);
            before(h, "forecast_sum", first);
            return new CleanupResult(removed, bytes - FORECASTS.bytes(h), notes);
        });
    }

    private static int before(Handle h, String table, YearMonth first) {
        return h.createUpdate("delete from %s where as_of < :first".formatted(table))
                .bind("first", first.atDay(1))
                .execute();
    }
}
