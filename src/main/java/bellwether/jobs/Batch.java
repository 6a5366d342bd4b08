package bellwether.jobs;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Some items of one job, to be worked on by one thread.
///
/// @param params the job's JSON
/// @param cancelled true means: stop after the current item and give back the others untouched
public record Batch(JobId job, String params, List<Item> items, BooleanSupplier cancelled) {
    public Batch {
        items = List.copyOf(items);
    }
}
