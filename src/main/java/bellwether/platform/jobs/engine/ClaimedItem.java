package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;

/// An item in this process' hands.
///
/// @param lane its place in the order of priorities, see [Lanes]
public record ClaimedItem(Item item, JobId job, int lane, long rank) {}
