package bellwether.platform.jobs;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Some items of one job, to be worked on by one thread.
///
/// @param params the job's JSON
/// @param cancelled true means: stop after the current item and give back the others untouched
/// @param progress hears that the work goes on
public record Batch(
        JobId job,
        String params,
        List<Item> items,
        BooleanSupplier cancelled,
        JobProgress progress) {
    public Batch(JobId job, String params, List<Item> items, BooleanSupplier cancelled) {
        this(job, params, items, cancelled, JobProgress.NONE);
    }

    public Batch {
        items = List.copyOf(items);
    }
}
