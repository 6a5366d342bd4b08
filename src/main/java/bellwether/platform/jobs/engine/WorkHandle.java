package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.List;

/// Some claimed items of one job, with what their job is about.
record WorkHandle(JobId job, String kind, String params, List<ClaimedItem> claimed) {
    WorkHandle {
        claimed = List.copyOf(claimed);
    }

    List<Item> items() {
        return claimed.stream().map(ClaimedItem::item).toList();
    }
}
