package bellwether.platform.jobs.engine;

import java.util.UUID;

/// What the threads of one working process share.
record WorkerContext(
        UUID worker,
        ClaimedItems held,
        StopFlags stops,
        WorkSpeeds speeds,
        RankLowWaterMarks low,
        EngineCounters counts) {}
