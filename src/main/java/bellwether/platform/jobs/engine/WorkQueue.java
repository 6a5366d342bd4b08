package bellwether.platform.jobs.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Batches that were claimed and are not begun. What somebody waits for goes first; of each five
/// that are begun while both wait one is of the background, and only where nothing of it runs, so
/// that neither stands still. Where the background has all workers, one thread beside them takes
/// what somebody waits for.
final class WorkQueue {
    private static final int TURNS = 5;

    private final int workers;
    private final Deque<WorkHandle> awaited = new ArrayDeque<>();
    private final Deque<WorkHandle> background = new ArrayDeque<>();
    private int backgroundRunning;
    private int turn;

    WorkQueue(int workers) {
        this.workers = workers;
    }

    synchronized void add(WorkHandle work) {
        (work.isBackground() ? background : awaited).add(work);
    }

    /// What a worker is to begin with; nothing where the thread beside the workers has taken it.
    synchronized Optional<WorkHandle> next() {
        if (awaited.isEmpty() || isTurnOfBackground()) {
            return begun(background);
        }
        return begun(awaited);
    }

    private boolean isTurnOfBackground() {
        if (background.isEmpty() || backgroundRunning > 0) {
            return false;
        }
        turn = (turn + 1) % TURNS;
        return turn == 0;
    }

    /// What the thread beside the workers is to begin with; nothing where a worker is free of the
    /// background, as that one takes it.
    synchronized Optional<WorkHandle> nextBeside() {
        return backgroundRunning < workers ? Optional.empty() : begun(awaited);
    }

    private Optional<WorkHandle> begun(Deque<WorkHandle> from) {
        Optional<WorkHandle> work = Optional.ofNullable(from.poll());
        backgroundRunning += work.filter(WorkHandle::isBackground).isPresent() ? 1 : 0;
        return work;
    }

    /// It ended, or was given up and has no worker's place any more.
    synchronized void ended(WorkHandle work) {
        backgroundRunning -= work.isBackground() ? 1 : 0;
    }
}
