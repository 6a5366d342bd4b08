package bellwether.research.forecast.work;

import bellwether.platform.base.Sha256;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.forecast.store.ForecastDao;
import bellwether.research.forecast.store.ForecastRetention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Makes a job of the symbols that have new bars, and removes forecasts that are over their time.
/// Harmless when done twice.
public final class NightlyForecasts {
    /// Behind what people wait for.
    private static final int PRIORITY = 3;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final InstantSource clock;
    private final ForecastDao dao = new ForecastDao();

    public NightlyForecasts(Jdbi jdbi, Jobs jobs, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What was found to do, as notes.
    ///
    /// @param patient connections whose statements may take long
    /// @param kept how long forecasts stay; for ever when empty
    public CleanupResult run(Jdbi patient, Optional<Duration> kept) {
        Instant now = clock.instant();
        // first, as tidying up may take long or fail
        int due = make(now);
        CleanupResult tidied = new ForecastRetention(patient).run(now, kept);
        List<String> notes = new ArrayList<>(tidied.notes());
        notes.add("%d symbols to be forecast".formatted(due));
        return new CleanupResult(tidied.removed(), tidied.freedBytes(), notes);
    }

    /// Processes that look on the same day find the same symbols and make the same job.
    ///
    /// @return how many symbols it has
    public int make(Instant now) {
        List<String> due = jdbi.withHandle(dao::due);
        if (!due.isEmpty()) {
            String key =
                    "forecast %s %s"
                            .formatted(
                                    now.atZone(ZoneOffset.UTC).toLocalDate(),
                                    Sha256.hex(due.toString()));
            jobs.create(
                    new NewJob(
                            ForecastJob.OWNER,
                            ForecastJob.NAME,
                            "{}",
                            due,
                            PRIORITY,
                            Optional.of(key),
                            key));
        }
        return due.size();
    }
}
