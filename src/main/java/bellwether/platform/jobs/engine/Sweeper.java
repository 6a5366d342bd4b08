package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobState;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// The engine's housekeeping: wakes waiting items, follows stopping jobs, rescues.
final class Sweeper {
    private final WorkerContext station;
    private final Heartbeat heart;
    private final ItemDao items;
    private final JobTransitionDao moves;
    private final Canceller canceller;
    private final Rescuer rescuer;
    private final Reconciler reconciler;
    private final PeriodicTask rescue;
    private final PeriodicTask reconcile;

    Sweeper(
            WorkerContext station,
            Heartbeat heart,
            Jdbi jdbi,
            ItemDao items,
            JobTransitionDao moves,
            JobSettings settings,
            JobCompletion endings) {
        this.station = station;
        this.heart = heart;
        this.items = items;
        this.moves = moves;
        this.canceller = new Canceller(jdbi, endings::tell);
        this.rescuer = new Rescuer(jdbi, station, settings, endings);
        this.reconciler = new Reconciler(jdbi, station, settings, rescuer, endings);
        this.reconcile = new PeriodicTask(settings.pulse().reconcile());
        this.rescue = new PeriodicTask(settings.pulse().rescue());
    }

    /// One round; whether items became ready.
    ///
    /// @param lows the smallest rank seen lately in each lane
    boolean step(List<Long> lows) {
        int promoted = items.promote(lows);
        station.counts().add(EngineCounter.PROMOTED, promoted);
        followStopping();
        if (heart.steady() && reconcile.now()) {
            reconciler.reconcile();
        }
        int rescued = heart.steady() && rescue.now() ? rescuer.rescue() : 0;
        return promoted + rescued > 0;
    }

    /// Frees what any other process has in hand, however lately it was heard of.
    void takeOver() {
        rescuer.takeOver();
    }

    private void followStopping() {
        List<JobTransitionDao.Stopping> stopping = moves.stopping();
        station.stops()
                .replace(
                        stopping.stream()
                                .map(JobTransitionDao.Stopping::job)
                                .collect(Collectors.toSet()));
        stopping.stream()
                .filter(s -> s.state() == JobState.CANCELLING)
                .forEach(s -> canceller.clear(s.job()));
    }
}
