package bellwether.platform.ops;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What the job engine of this process has done, and how its loops are.
final class JobMeters {
    private final MeterRegistry registry;
    private final Jobs jobs;

    JobMeters(MeterRegistry registry, Jobs jobs) {
        this.registry = registry;
        this.jobs = jobs;
    }

    void register() {
        for (EngineCounter count : EngineCounter.values()) {
            FunctionCounter.builder(name(count), jobs, j -> j.counts().of(count))
                    .description(words(count))
                    .register(registry);
        }
        jobs.loops().forEach(loop -> register(loop.name()));
    }

    private void register(String loop) {
        FunctionCounter.builder(
                        "bellwether.job.loop.faults", jobs, j -> of(j, loop, LoopView::faults))
                .description("Failed steps of an engine loop")
                .tags("loop", loop)
                .register(registry);
        gauge(
                "failing",
                "Seconds for which every step has failed",
                loop,
                v -> seconds(v.failing()));
        gauge(
                "since.success",
                "Seconds since the last successful step",
                loop,
                v -> v.sinceSuccess().map(JobMeters::seconds).orElse(Double.NaN));
    }

    private void gauge(String name, String words, String loop, ToDoubleFunction<LoopView> value) {
        Gauge.builder("bellwether.job.loop." + name, jobs, j -> of(j, loop, value))
                .description(words)
                .baseUnit("seconds")
                .tags("loop", loop)
                .register(registry);
    }

    private static double of(Jobs jobs, String loop, ToDoubleFunction<LoopView> value) {
        Optional<LoopView> found =
                jobs.loops().stream().filter(view -> view.name().equals(loop)).findFirst();
        return found.map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static String name(EngineCounter count) {
        String what =
                switch (count) {
                    case CREATED, RETIRED, REPAIRED -> "jobs";
                    case OVERDUE -> "batches";
                    case ISOLATED -> "flushes";
                    case FENCED -> "heartbeat";
                    case CLAIMED,
                            DONE,
                            FAILED,
                            RETRIED,
                            POSTPONED,
                            RELEASED,
                            LEASE_LOST,
                            SETTLED_BEFORE,
                            FORGOTTEN,
                            PROMOTED,
                            RESCUED,
                            QUARANTINED,
                            ABANDONED,
                            ORPHANED,
                            DROPPED ->
                            "items";
                };
        if (count == EngineCounter.CREATED) {
            return "bellwether.jobs.made"; // a name may not end with "created"
        }
        return "bellwether.%s.%s"
                .formatted(what, count.name().toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static String words(EngineCounter count) {
        return switch (count) {
            case CREATED -> "Jobs created by this process";
            case CLAIMED -> "Items claimed";
            case DONE -> "Items done";
            case FAILED -> "Items failed permanently";
            case RETRIED -> "Failed attempts that will be retried";
            case POSTPONED -> "Items waiting";
            case RELEASED -> "Items requeued without processing";
            case LEASE_LOST -> "Outcomes dropped because the lease was lost";
            case SETTLED_BEFORE -> "Outcomes found stored already";
            case FORGOTTEN -> "Items requeued after the response to a claim was lost";
            case PROMOTED -> "Waiting items moved to ready";
            case RESCUED -> "Items taken over from processes without heartbeat";
            case QUARANTINED ->
                    "Items quarantined after several processes died while processing them";
            case OVERDUE -> "Batches aborted at their deadline";
            case ISOLATED -> "Flushes repeated item by item";
            case FENCED ->
                    "Times this process sent no heartbeat for too long and released its items";
            case ABANDONED -> "A bug: items long overdue in a living process";
            case RETIRED -> "Old jobs removed";
            case ORPHANED -> "A bug: items without a job";
            case DROPPED -> "A bug: outcomes that could neither be stored nor failed";
            case REPAIRED -> "A bug: jobs whose counters had to be repaired";
        };
    }
}
