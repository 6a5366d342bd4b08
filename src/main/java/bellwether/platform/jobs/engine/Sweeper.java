package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobState;
import java.util.List;
import java.util.stream.Collectors;

/// The engine's housekeeping: wakes waiting items, follows stopping jobs, rescues.
final class Sweeper {
    private final WorkerContext context;
    private final Heartbeat heart;
    private final ItemDao items;
    private final JobTransitionDao moves;
    private final Canceller canceller;
    private final Rescuer rescuer;
    private final Reconciler reconciler;

    Sweeper(
            WorkerContext context,
            Heartbeat heart,
            ItemDao items,
            JobTransitionDao moves,
            Canceller canceller,
            Reconciler reconciler) {
        this.context = context;
        this.heart = heart;
        this.items = items;
        this.moves = moves;
        this.canceller = canceller;
        this.rescuer = reconciler.rescuer();
        this.reconciler = reconciler;
    }

    /// One round; whether items became ready.
    ///
    /// @param lows the smallest rank seen lately in each lane
    boolean step(List<Long> lows) {
        int promoted = items.promote(lows);
        context.counts().add(EngineCounter.PROMOTED, promoted);
        followStopping();
        if (heart.steady()) {
            reconciler.reconcileWhenDue();
        }
        int rescued = heart.steady() ? rescuer.rescueWhenDue() : 0;
        return promoted + rescued > 0;
    }

    /// Frees what any other process has in hand, however lately it was heard of.
    void takeOver() {
        rescuer.takeOver();
    }

    private void followStopping() {
        List<JobTransitionDao.Stopping> stopping = moves.stopping();
        context.stops()
                .replace(
                        stopping.stream()
                                .map(JobTransitionDao.Stopping::job)
                                .collect(Collectors.toSet()));
        stopping.stream()
                .filter(s -> s.state() == JobState.CANCELLING)
                .forEach(s -> canceller.clear(s.job()));
    }
}
