package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Backlog;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StorageProbeTest {
    private static Component of(
            double snapshotSeconds, List<MetricSample.Part> parts, MetricSample.Table... tables) {
        return StorageProbe.of(
                new MetricSample(
                        Instant.parse("2026-03-03T12:00:00Z"),
                        new Backlog(Map.of(), Map.of(), Duration.ZERO, 1, 0),
                        snapshotSeconds,
                        Arrays.stream(tables)
                                .collect(
                                        Collectors.toMap(
                                                MetricSample.Table::name, Function.identity())),
                        parts));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, UP, The tables are healthy.",
        "3600, 100000, 0, UP, The tables are healthy.",
        "0, 100001, 100001, UP, The tables are healthy.",
        "3601, 0, 0, DEGRADED, A transaction has been open for over an hour; dead rows cannot be removed until it ends.",
        "0, 100001, 100000, DEGRADED, A table has more dead rows than live rows; vacuum it with ./run.sh maintain.",
    })
    void deadRowsAndOldSnapshotsAreToldFromTheirBoundsOn(
            double snapshot, long dead, long live, HealthStatus status, String words) {
        Component found = of(snapshot, List.of(), new MetricSample.Table("job", live, dead, 8_192));
        assertEquals(status, found.status());
        assertEquals(words, found.words());
    }

    @Test
    void tablesAreTheLargestFirstWithTheirOwnParts() {
        Component found =
                of(
                        12.5,
                        List.of(
                                new MetricSample.Part("analysis", "analysis_2026_03", 5, 90),
                                new MetricSample.Part("audit", "audit_2026_03", 7, 10)),
                        new MetricSample.Table("job", 3, 1, 50),
                        new MetricSample.Table("analysis", 5, 2, 100));
        JsonNode shown = Json.stored(Json.write(found), JsonNode.class);
        assertEquals(3, shown.get("dead_rows").asInt());
        assertEquals(150, shown.get("size_bytes").asInt());
        assertEquals("analysis", shown.at("/tables/0/name").asText());
        assertEquals("analysis_2026_03", shown.at("/tables/0/parts/0/name").asText());
        assertEquals(1, shown.at("/tables/0/parts").size());
        assertEquals(0, shown.at("/tables/1/parts").size());
    }
}
