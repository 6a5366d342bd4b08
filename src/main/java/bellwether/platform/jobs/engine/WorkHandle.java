package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.List;

/// Some claimed items of one job, with what their job is about.
record WorkHandle(JobId job, String kind, String params, List<ClaimedItem> claimed) {
    WorkHandle {
        claimed = List.copyOf(claimed);
    }

    /// Whether nobody waits for it. What a process died with is tried in the background.
    boolean isBackground() {
        return claimed.stream().allMatch(one -> Lanes.isBackground(one.lane()));
    }

    List<Item> items() {
        return claimed.stream().map(ClaimedItem::item).toList();
    }
}
