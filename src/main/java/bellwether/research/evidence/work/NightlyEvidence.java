package bellwether.research.evidence.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.evidence.store.EvidenceDao;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Makes a job of the scopes without cards of the newest day of data. Harmless when done twice.
public final class NightlyEvidence {
    /// Behind what people wait for.
    private static final int PRIORITY = 3;

    private static final int SECONDS = 3600;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final InstantSource clock;
    private final EvidenceDao evidence = new EvidenceDao();

    public NightlyEvidence(Jdbi jdbi, Jobs jobs, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What was found to do, as notes.
    public CleanupResult run() {
        Optional<LocalDate> day = jdbi.withHandle(evidence::newestDay);
        List<String> items = new ArrayList<>();
        day.ifPresent(newest -> {
            jdbi.withHandle(h -> evidence.due(h, newest)).stream()
                    .map(due -> EvidenceItem.key(due.scope(), due.shown()))
                    .forEach(items::add);
            if (!items.isEmpty()) {
                items.add(EvidenceItem.SCREENS);
                make(newest, items);
            }
        });
        return new CleanupResult(0, 0, List.of("%d scopes of evidence".formatted(items.size())));
    }

    /// Processes that look at the same time find the same scopes and make the same job.
    private void make(LocalDate day, List<String> items) {
        String key =
                "evidence %s %s"
                        .formatted(
                                day,
                                Sha256.hex(
                                        clock.instant().getEpochSecond() / SECONDS + " " + items));
        jobs.create(
                new NewJob(
                        EvidenceJob.OWNER,
                        EvidenceJob.NAME,
                        Json.write(new EvidenceJob.Params(day)),
                        items,
                        PRIORITY,
                        Optional.of(key),
                        key));
    }
}
