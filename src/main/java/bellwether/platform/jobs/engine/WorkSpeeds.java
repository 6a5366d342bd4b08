package bellwether.platform.jobs.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long items take, by what they are: an item of one kind may take a thousand times as long as
/// one of another. Claims, of which nobody knows the kind, go by what somebody waits for and by the
/// background.
final class WorkSpeeds {
    private final int workers;
    private final ThroughputEstimate awaited;
    private final ThroughputEstimate background;
    private final Map<String, ThroughputEstimate> byKind = new ConcurrentHashMap<>();

    WorkSpeeds(int workers) {
        this.workers = workers;
        awaited = new ThroughputEstimate(workers);
        background = new ThroughputEstimate(workers);
    }

    ThroughputEstimate awaited() {
        return awaited;
    }

    ThroughputEstimate background() {
        return background;
    }

    ThroughputEstimate of(String kind) {
        return byKind.computeIfAbsent(kind, _ -> new ThroughputEstimate(workers));
    }

    void measured(WorkHandle work, long nanos) {
        int items = work.claimed().size();
        (work.isBackground() ? background : awaited).measured(items, nanos);
        of(work.kind()).measured(items, nanos);
    }
}
