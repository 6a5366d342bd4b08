package bellwether.desk.alert;

import bellwether.desk.alert.delivery.Notifier;
import bellwether.market.imports.ImportJob;
import bellwether.market.refresh.RefreshJob;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.Savepoint;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifies owners of the ends of their jobs, in the transaction that ends them; and admins of
/// refreshes that leave symbols stale.
///
/// @param admins owners who look after the service
record JobEndNotifier(Notifier notifier, Supplier<Set<String>> admins, InstantSource clock)
        implements JobEndListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobEndNotifier.class);
    private static final String BEFORE = "before_notification";

    /// Owners of all these jobs, and admins, in one order.
    @Override
    public void beforeAll(Handle transaction, List<JobView> jobs) {
        attempt(transaction, jobs.getFirst(), () -> notifier.lock(transaction, owners(jobs)));
    }

    private Set<String> owners(List<JobView> jobs) {
        Set<String> owners = new TreeSet<>();
        jobs.forEach(job -> event(job).ifPresent(event -> owners.addAll(owners(job, event))));
        return owners;
    }

    @Override
    public void ended(Handle transaction, JobView job) {
        event(job)
                .ifPresent(event ->
                        attempt(
                                transaction,
                                job,
                                () -> notifier.accept(transaction, owners(job, event), event)));
    }

    /// A fault of ours must not keep a job from ending: then it ends without a notification, which
    /// the log says.
    private static void attempt(Handle transaction, JobView job, Runnable work) {
        Savepoint.undoes(transaction, BEFORE, work)
                .ifPresent(e -> LOG.error("No notification of the end of job {}", job.id(), e));
    }

    private Set<String> owners(JobView job, AlertEvent event) {
        Set<String> owners = new TreeSet<>(Set.of(job.owner()));
        if (event.type() == NotificationType.DATA_STALE) {
            owners.addAll(admins.get());
        }
        return owners;
    }

    private Optional<AlertEvent> event(JobView job) {
        if (job.state() == JobState.CANCELLED) {
            return Optional.empty(); // by its owner, who knows
        }
        if (job.kind().equals(RefreshJob.NAME) && job.counts().failed() > 0) {
            return Optional.of(stale(job));
        }
        if (job.state() == JobState.FAILED) {
            return Optional.of(
                    event(
                            job,
                            NotificationType.JOB_FAILED,
                            "Job failed: %s, %s".formatted(job.kind(), failures(job.counts()))));
        }
        boolean imported = job.kind().equals(ImportJob.NAME);
        return Optional.of(
                event(
                        job,
                        imported ? NotificationType.IMPORT_ENDED : NotificationType.JOB_ENDED,
                        "%s ended: %s"
                                .formatted(
                                        imported ? "Import" : "Job " + job.kind(),
                                        failures(job.counts()))));
    }

    private static String failures(ItemCounts counts) {
        return "%d of %s failed"
                .formatted(counts.failed(), new CountedNoun(counts.total(), "item"));
    }

    private AlertEvent stale(JobView job) {
        ItemCounts counts = job.counts();
        return event(
                job,
                NotificationType.DATA_STALE,
                "Prices are stale: %d of %s could not be refreshed"
                        .formatted(counts.failed(), new CountedNoun(counts.total(), "symbol")));
    }

    private AlertEvent event(JobView job, NotificationType type, String title) {
        Instant ended = job.times().finishedAt().orElseGet(clock::instant);
        String next =
                type == NotificationType.DATA_STALE
                        ? "GET /api/v1/refresh/%s names each symbol and its reason; GET /api/provider-health shows the sources."
                                .formatted(job.id())
                        : "GET /api/v1/jobs/%s shows it.".formatted(job.id());
        String text =
                """
                Source: %s job %s of %s.
                Count: %d done, %d failed, %d cancelled of %d.
                Ended: %s.
                Next: %s\
                """
                        .formatted(
                                job.kind(),
                                job.id(),
                                job.owner(),
                                job.counts().done(),
                                job.counts().failed(),
                                job.counts().cancelled(),
                                job.counts().total(),
                                MomentText.of(ended),
                                next);
        return new AlertEvent(
                job.owner(),
                type,
                NotificationPriority.NORMAL,
                "",
                ended,
                title,
                text,
                data(job),
                AlertEvent.Restraint.NONE);
    }

    private static ObjectNode data(JobView job) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", job.id().toString())
                .put("kind", job.kind())
                .put("state", job.state().word())
                .put("total", job.counts().total())
                .put("done", job.counts().done())
                .put("failed", job.counts().failed())
                .put("cancelled", job.counts().cancelled());
    }
}
