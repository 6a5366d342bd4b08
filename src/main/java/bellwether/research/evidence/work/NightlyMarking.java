package bellwether.research.evidence.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.analysis.Analysis;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.research.evidence.store.PlanRecordDao;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Takes in new analyses and makes jobs of what is to be marked. Harmless when done twice.
public final class NightlyMarking {
    /// Analyses of a statement: a tenth of a second.
    static final int PART = 500;

    /// Behind what people wait for.
    private static final int PRIORITY = 3;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final InstantSource clock;
    private final PlanRecordDao plans = new PlanRecordDao();
    private final MarkingDao markings = new MarkingDao();

    public NightlyMarking(Jdbi jdbi, Jobs jobs, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What was found to do, as notes.
    public CleanupResult run() {
        int recorded = record();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate since = LocalDate.ofInstant(now.minus(MarkJob.CORRECTED), ZoneOffset.UTC);
        List<String> due = jdbi.withHandle(h -> markings.due(h, since, today));
        List<String> house =
                jdbi.withHandle(h -> markings.houseDue(h, now, Analysis.FORMULA_VERSION));
        make(false, due, now);
        make(true, house, now);
        List<String> notes = new ArrayList<>();
        notes.add("%d new plans".formatted(recorded));
        notes.add("%d symbols to be marked".formatted(due.size()));
        notes.add("%d symbols whose month ends are recomputed".formatted(house.size()));
        return new CleanupResult(0, 0, notes);
    }

    /// Takes in the daily analyses that are not yet recorded.
    int record() {
        int written = 0;
        Optional<PlanRecordDao.Intake> some =
                Optional.of(new PlanRecordDao.Intake(jdbi.withHandle(plans::begin), 0));
        while (some.isPresent()) {
            long last = some.get().last();
            some = jdbi.inTransaction(h -> plans.record(h, last, PART));
            written += some.map(PlanRecordDao.Intake::written).orElse(0);
        }
        return written;
    }

    /// Two processes that look at the same time find the same symbols and make the same job.
    private void make(boolean house, List<String> tickers, Instant now) {
        if (!tickers.isEmpty()) {
            String key =
                    "scoreboard %s %s"
                            .formatted(
                                    house, Sha256.hex(now.getEpochSecond() / 3600 + " " + tickers));
            jobs.create(
                    new NewJob(
                            MarkJob.OWNER,
                            MarkJob.NAME,
                            Json.write(new MarkJob.Params(house)),
                            tickers,
                            PRIORITY,
                            Optional.of(key),
                            key));
        }
    }
}
