package bellwether.platform.jobs.engine;

import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobEndFault;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobState;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recounts jobs that have gone quiet, and frees items that nobody can be working on. Each repair
/// is counted, because it is a bug somewhere.
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Jdbi jdbi;
    private final WorkerContext context;
    private final JobSettings settings;
    private final Rescuer rescuer;
    private final JobCompletion completion;
    private final PeriodicTask due;
    private ReconcileDao.Quiet last = ReconcileDao.Quiet.NONE;

    Reconciler(
            Jdbi jdbi,
            WorkerContext context,
            JobSettings settings,
            Rescuer rescuer,
            JobCompletion completion) {
        this.jdbi = jdbi;
        this.context = context;
        this.settings = settings;
        this.rescuer = rescuer;
        this.completion = completion;
        this.due = new PeriodicTask(settings.heartbeat().reconcile());
    }

    /// Who frees what it finds.
    Rescuer rescuer() {
        return rescuer;
    }

    /// Reconciles once in a while.
    void reconcileWhenDue() {
        if (due.now()) {
            reconcile();
        }
    }

    void reconcile() {
        int orphans = jdbi.withHandle(ReconcileDao::removeOrphans);
        context.counts().add(EngineCounter.ORPHANED, orphans);
        int unknown = jdbi.withHandle(ReconcileDao::admitUnknown);
        int overdue = rescuer.freeOverdue(settings.timing().deadline());
        if (orphans + unknown + overdue > 0) {
            LOG.error(
                    "Found {} items without a job, {} unknown processes with items, {} items long"
                            + " overdue",
                    orphans,
                    unknown,
                    overdue);
        }
        jdbi.useHandle(ReconcileDao::forgetLostProcesses);
        List<ReconcileDao.Quiet> quiet =
                jdbi.withHandle(h -> ReconcileDao.quiet(h, settings.heartbeat().reconcile(), last));
        // behind the last page the next look begins again
        last = quiet.size() < ReconcileDao.MOST_QUIET ? ReconcileDao.Quiet.NONE : quiet.getLast();
        List<JobId> jobs = quiet.stream().map(ReconcileDao.Quiet::job).toList();
        jdbi.withHandle(h -> ReconcileDao.suspects(h, jobs)).forEach(this::recount);
    }

    /// One that cannot end keeps no other from being counted.
    private void recount(JobId job) {
        try {
            List<JobEvent.Ended> over = jdbi.inTransaction(h -> repair(h, job));
            over.forEach(completion::tell);
        } catch (JobEndFault fault) {
            if (PassingFault.is(fault)) {
                throw fault;
            }
            LOG.error("Job {} was counted and cannot end", job, fault);
        }
    }

    private List<JobEvent.Ended> repair(Handle h, JobId job) {
        Optional<ReconcileDao.Recount> found = ReconcileDao.recount(h, job);
        if (found.isEmpty() || found.get().right()) {
            return List.of();
        }
        ReconcileDao.Recount was = found.get();
        LOG.error("The counters of job {} were wrong and have been corrected: {}", job, was);
        context.counts().add(EngineCounter.REPAIRED, 1);
        if (was.missing() > 0 && was.state() != JobState.CANCELLING) {
            ReconcileDao.failMissing(h, job, context.worker());
        }
        ReconcileDao.set(h, job);
        return completion.advance(h, List.of(new FinishDao.Step(job, 0, 0, 0, "[]")));
    }
}
