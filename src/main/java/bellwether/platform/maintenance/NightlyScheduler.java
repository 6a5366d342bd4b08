package bellwether.platform.maintenance;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import com.fasterxml.jackson.databind.JsonNode;
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
            endBefore(night.get());
            made = night;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The maintenance of {} could not be started; it will be retried: {}",
                    night.get(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /// Cancels earlier nights that have not ended, so that two are not worked on side by side: the
    /// later one does all that they have left. A chore that is being done may finish.
    private void endBefore(LocalDate night) {
        Caller caller = new Caller("", OWNER, Role.ADMIN);
        OwnedJobs own = jobs.of(new Actor(caller, "", ""));
        for (JobView job : jobs.unfinished(List.of(OWNER))) {
            LocalDate earlier = night(job);
            if (earlier.isBefore(night) && isCancelled(own, job)) {
                LOG.warn(
                        "The maintenance of {} had not ended; that of {} does what it has left",
                        earlier,
                        night);
            }
        }
    }

    private static LocalDate night(JobView job) {
        return LocalDate.parse(Json.stored(job.params(), JsonNode.class).path("night").asText());
    }

    /// Whether it had not ended by then.
    private static boolean isCancelled(OwnedJobs own, JobView job) {
        try {
            own.cancel(job.id());
            return true;
        } catch (Refusal ended) {
            if (ended.kind() == RefusalKind.CONFLICT || ended.kind() == RefusalKind.NOT_FOUND) {
                return false;
            }
            throw ended;
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
