package bellwether.bench;

import bellwether.platform.base.Json;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures the job engine beside others, on the same PostgreSQL with real commits, in turns.
///
/// Arguments: items to drain (50000), rounds (5), seconds to keep a snapshot open (60).
public final class JobsBench {
    private static final int RIVALS_THREADS = 16;

    private JobsBench() {}

    public static void main(String[] args) throws Exception {
        int items = number(args, 0, 50_000);
        int rounds = number(args, 1, 5);
        int snapshot = number(args, 2, 60);
        try (LocalPostgres server = LocalPostgres.start(Files.createTempDirectory("bench"))) {
            DatabaseAddress address = server.address();
            Migrations.run(address, Duration.ofSeconds(10));
            Map<String, Object> report = new LinkedHashMap<>();
            if (rounds > 0) {
                report.put("drain", drain(address, items, rounds));
            }
            report.put("latency", new JobsLatency(address).measure());
            report.put("snapshot", new JobsSnapshot(address).measure(items, snapshot));
            write(report);
        }
    }

    private static int number(String[] args, int index, int absent) {
        return args.length > index ? Integer.parseInt(args[index]) : absent;
    }

    /// The first round warms everything up and does not count.
    private static Map<String, Object> drain(DatabaseAddress address, int items, int rounds)
            throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        try (HikariDataSource pool = pool(address)) {
            List<JobsContender> contenders =
                    List.of(
                            new JobsOurs(address, 2),
                            new JobsDbScheduler(pool, RIVALS_THREADS),
                            new JobsJobRunr(pool, RIVALS_THREADS));
            Map<JobsContender, List<Double>> rates = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                for (JobsContender each : contenders) {
                    int some = round == 0 ? items / 10 : items;
                    double rate = some / each.drain(some);
                    if (round > 0) {
                        rates.computeIfAbsent(each, _ -> new ArrayList<>()).add(rate);
                    }
                }
            }
            table(items, contenders, rates, report);
        }
        return report;
    }

    private static void table(
            int items,
            List<JobsContender> contenders,
            Map<JobsContender, List<Double>> rates,
            Map<String, Object> report) {
        System.out.printf(
                "%n%-14s %12s %20s %8s   (draining %,d items)%n",
                "engine", "items/s", "least to most", "ratio", items);
        double ours = 0;
        for (JobsContender each : contenders) {
            double[] sorted =
                    rates.getOrDefault(each, List.of()).stream()
                            .mapToDouble(Double::doubleValue)
                            .sorted()
                            .toArray();
            double median = sorted[sorted.length / 2];
            ours = ours == 0 ? median : ours;
            System.out.printf(
                    "%-14s %,12.0f %,10.0f to %,6.0f %7.1fx%n",
                    each.name(), median, sorted[0], sorted[sorted.length - 1], ours / median);
            report.put(
                    each.name(),
                    Map.of(
                            "items_per_second",
                            median,
                            "rounds",
                            Arrays.stream(sorted).boxed().toList(),
                            "ours_is_times_faster",
                            ours / median));
        }
    }

    private static void write(Map<String, Object> report) throws IOException {
        Path file = Path.of("target/bench/jobs.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(report));
        System.out.println("\nwritten to " + file);
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(RIVALS_THREADS * 2 + 8);
        return new HikariDataSource(config);
    }
}
