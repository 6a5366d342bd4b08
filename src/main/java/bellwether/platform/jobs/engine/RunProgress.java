package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobProgress;
import bellwether.platform.jobs.WorkStopped;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What the engine hears of one batch while it is worked on.
///
/// @param deadline without progress, of the batch's kind
record RunProgress(ItemRun run, UUID worker, Duration deadline) implements JobProgress {
    @Override
    public void moved() {
        if (!run.move()) {
            throw new WorkStopped("the batch made no progress for too long and was given up");
        }
    }

    @Override
    public void kept(Handle transaction, Item item) {
        if (!ItemDao.keep(transaction, worker, item, deadline.multipliedBy(2))) {
            throw new WorkStopped("the claim on item " + item.id() + " no longer holds");
        }
        run.keep(item);
        moved();
    }
}
