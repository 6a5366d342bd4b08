package bellwether.platform.ops;

import bellwether.platform.jobs.Backlog;
import bellwether.platform.jobs.JobState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Shows the sampler's latest figures.
final class SampleMeters {
    private final MeterRegistry registry;
    private final Sampler sampler;

    SampleMeters(MeterRegistry registry, Sampler sampler) {
        this.registry = registry;
        this.sampler = sampler;
    }

    void register() {
        Gauge.builder("bellwether.database.sample.age", sampler, Sampler::age)
                .description("Seconds since the last successful sample of the database")
                .baseUnit("seconds")
                .register(registry);
        backlog();
        gauge(
                "bellwether.database.oldest.snapshot.age",
                "Age of the oldest snapshot, which delays vacuum",
                "seconds",
                Tags.empty(),
                MetricSample::snapshotSeconds);
        for (String table : Sampler.HOT) {
            Tags tags = Tags.of("table", table);
            table(
                    "live.rows",
                    "Live rows, estimated by PostgreSQL",
                    tags,
                    table,
                    MetricSample.Table::liveRows);
            table(
                    "dead.rows",
                    "Dead rows, estimated by PostgreSQL",
                    tags,
                    table,
                    MetricSample.Table::deadRows);
            table(
                    "size.bytes",
                    "Size with indexes and TOAST",
                    tags,
                    table,
                    MetricSample.Table::sizeBytes);
        }
        parts();
    }

    /// Parts come and go, so their series do too.
    private void parts() {
        MultiGauge rows =
                MultiGauge.builder("bellwether.database.part.live.rows")
                        .description("Live rows of a month, estimated by PostgreSQL")
                        .register(registry);
        MultiGauge sizes =
                MultiGauge.builder("bellwether.database.part.size.bytes")
                        .description("Size of a month with indexes and TOAST")
                        .register(registry);
        sampler.tell(sample -> {
            rows.register(series(sample, MetricSample.Part::liveRows), true);
            sizes.register(series(sample, MetricSample.Part::sizeBytes), true);
        });
    }

    private static List<MultiGauge.Row<?>> series(
            MetricSample sample, ToDoubleFunction<MetricSample.Part> figure) {
        return sample.parts().stream()
                .<MultiGauge.Row<?>>map(part ->
                        MultiGauge.Row.of(
                                Tags.of("table", part.table(), "part", part.name()),
                                figure.applyAsDouble(part)))
                .toList();
    }

    private void backlog() {
        for (String state : List.of("ready", "running", "waiting", "held")) {
            ofBacklog(
                    "bellwether.queue.items",
                    "Unfinished items",
                    Tags.of("state", state),
                    b -> b.items().getOrDefault(state, 0));
        }
        for (JobState state : JobState.values()) {
            if (!state.terminal()) {
                ofBacklog(
                        "bellwether.unfinished.jobs",
                        "Unfinished jobs",
                        Tags.of("state", state.word()),
                        b -> b.jobs().getOrDefault(state, 0));
            }
        }
        gauge(
                "bellwether.queue.longest.wait",
                "Age of the oldest job not started",
                "seconds",
                Tags.empty(),
                s -> s.backlog().longestWait().toMillis() / 1e3);
        String workers = "Processes that work on items";
        ofBacklog("bellwether.workers", workers, Tags.of("state", "alive"), Backlog::alive);
        ofBacklog("bellwether.workers", workers, Tags.of("state", "silent"), Backlog::silent);
    }

    private void ofBacklog(String name, String words, Tags tags, ToDoubleFunction<Backlog> figure) {
        gauge(name, words, "", tags, s -> figure.applyAsDouble(s.backlog()));
    }

    private void table(
            String name,
            String words,
            Tags tags,
            String table,
            ToDoubleFunction<MetricSample.Table> figure) {
        gauge(
                "bellwether.database.table." + name,
                words,
                "",
                tags,
                s ->
                        Optional.ofNullable(s.tables().get(table))
                                .map(figure::applyAsDouble)
                                .orElse(Double.NaN));
    }

    private void gauge(
            String name,
            String words,
            String unit,
            Tags tags,
            Function<MetricSample, Double> figure) {
        Gauge.Builder<Sampler> gauge =
                Gauge.builder(name, sampler, s -> s.figure(figure)).description(words).tags(tags);
        (unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry);
    }
}
