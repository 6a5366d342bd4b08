package bellwether.jobs;

/// An item in this process' hands.
///
/// @param lane its place in the order of priorities, see [Lanes]
record Claimed(Item item, JobId job, int lane, long rank) {}
