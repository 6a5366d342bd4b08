package bellwether.platform.jobs.engine;

/// Measures how long an item takes a worker, and sizes claims and batches by it.
final class ThroughputEstimate {
    private static final double SMOOTHING = 0.2;
    private static final double BATCH_SECONDS = 0.25;
    private static final int LARGEST_BATCH = 25;
    private static final int SMALLEST_SHARE = 4;
    private static final int LARGEST_CLAIM = 200;

    private final int workers;
    private volatile double secondsPerItem = 0.03;

    ThroughputEstimate(int workers) {
        this.workers = workers;
    }

    synchronized void measured(int items, long nanos) {
        double seconds = nanos / 1e9 / items;
        secondsPerItem += SMOOTHING * (seconds - secondsPerItem);
    }

    /// About a second of work for all workers, and one item for each.
    int buffer() {
        return workers + Math.clamp(Math.round(workers / secondsPerItem), 1, LARGEST_CLAIM);
    }

    /// How many to claim while `unbegun` items are at hand; 0 while that is enough.
    int claim(int unbegun) {
        int buffer = buffer();
        int room = buffer - unbegun;
        return unbegun > 0 && room < buffer / 4 ? 0 : Math.min(room, LARGEST_CLAIM);
    }

    /// Items of a batch when `together` of one job are at hand: about a quarter of a second of
    /// work, and no more than a worker's share.
    int batch(int together) {
        int share = Math.max(SMALLEST_SHARE, Math.ceilDiv(together, workers));
        long quick = Math.round(BATCH_SECONDS / secondsPerItem);
        return Math.min(share, Math.clamp(quick, 1, LARGEST_BATCH));
    }
}
