package bellwether.platform.ops;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// How the tables are, by the sampler's latest look.
final class StorageProbe {
    /// Longer than anything of ours reads in one transaction; until it ends, no dead row goes.
    private static final Duration LONGEST_SNAPSHOT = Duration.ofHours(1);

    private static final long MANY_DEAD = 100_000;

    private StorageProbe() {}

    private record Shown(
            String name, long liveRows, long deadRows, long sizeBytes, List<ShownPart> parts) {}

    private record ShownPart(String name, long liveRows, long sizeBytes) {}

    static Component of(Sampler sampler) {
        return sampler.latest()
                .map(StorageProbe::of)
                .orElseGet(() ->
                        Component.of(
                                HealthStatus.UP,
                                "The tables have not been checked within two minutes."));
    }

    static Component of(MetricSample sample) {
        boolean held = sample.snapshotSeconds() > LONGEST_SNAPSHOT.toSeconds();
        boolean littered = sample.tables().values().stream().anyMatch(StorageProbe::isLittered);
        return Component.of(
                        held || littered ? HealthStatus.DEGRADED : HealthStatus.UP,
                        held
                                ? "A transaction has been open for over an hour; dead rows cannot be removed until it ends."
                                : littered
                                        ? "A table has more dead rows than live rows; vacuum it with ./run.sh maintain."
                                        : "The tables are healthy.")
                .with("sampled_at", sample.at())
                .with("oldest_snapshot_seconds", sample.snapshotSeconds())
                .with(
                        "dead_rows",
                        sample.tables().values().stream()
                                .mapToLong(MetricSample.Table::deadRows)
                                .sum())
                .with(
                        "size_bytes",
                        sample.tables().values().stream()
                                .mapToLong(MetricSample.Table::sizeBytes)
                                .sum())
                .with("tables", tables(sample));
    }

    private static boolean isLittered(MetricSample.Table table) {
        return table.deadRows() > MANY_DEAD && table.deadRows() > table.liveRows();
    }

    private static List<Shown> tables(MetricSample sample) {
        return sample.tables().values().stream()
                .sorted(Comparator.comparingLong(MetricSample.Table::sizeBytes).reversed())
                .map(table ->
                        new Shown(
                                table.name(),
                                table.liveRows(),
                                table.deadRows(),
                                table.sizeBytes(),
                                sample.parts().stream()
                                        .filter(part -> part.table().equals(table.name()))
                                        .map(part ->
                                                new ShownPart(
                                                        part.name(),
                                                        part.liveRows(),
                                                        part.sizeBytes()))
                                        .toList()))
                .toList();
    }
}
