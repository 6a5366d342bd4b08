package bellwether.platform.maintenance;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the job of each night. Every process tries to; the night is the job's idempotency key, so
/// one of them makes it. Who was down at that hour looks again when it is up.
final class NightlyScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyScheduler.class);

    /// Nobody's: callers cannot stop it.
    static final String OWNER = "system:maintenance";

    /// The start has other things to do.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int LAST_IN_LINE = 3;

    private final Jobs jobs;
    private final List<String> chores;
    private final InstantSource clock;
    private Optional<LocalDate> made = Optional.empty();
    private final Loop looking;

    NightlyScheduler(Jobs jobs, List<String> chores, InstantSource clock) {
        this.jobs = jobs;
        this.chores = List.copyOf(chores);
        this.clock = clock;
        this.looking = Loop.every(EVERY, "maintenance clock", this::look);
    }

    void start() {
        looking.start(FIRST);
    }

    LoopView loop() {
        return looking.view();
    }

    /// Makes the job that is due, unless it is there.
    void look() {
        Optional<LocalDate> night = MaintenanceSchedule.due(clock.instant());
        if (night.isEmpty() || night.equals(made)) {
            return;
        }
        try {
            jobs.create(job(night.get()));
            made = night;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The maintenance of {} could not be started; it will be retried: {}",
                    night.get(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private NewJob job(LocalDate night) {
        return new NewJob(
                OWNER,
                MaintenanceJob.NAME,
                Json.write(Map.of("night", night.toString())),
                chores,
                LAST_IN_LINE,
                Optional.of(night.toString()),
                MaintenanceJob.NAME);
    }

    @Override
    public void close() {
        looking.close();
    }
}
