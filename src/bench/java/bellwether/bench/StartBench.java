package bellwether.bench;

import bellwether.RemoveTree;
import bellwether.platform.db.embedded.LocalPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// From the command to ready, with and without the cache of `./run.sh build`, on a PostgreSQL that
/// runs and on an embedded one's first start; and what an idle service holds in memory.
final class StartBench {
    private static final int RUNS = 5;
    private static final int FIRST_STARTS = 3;
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final Map<String, List<String>> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("without the cache", List.of());
        WAYS.put(
                "with the cache",
                List.of(
                        "-XX:AOTCache=" + Service.target().resolve("bellwether.aot"),
                        "-Xlog:aot=off",
                        "-Xlog:cds=off"));
    }

    private record Run(long readyMillis, long cpuMillis, long idleMegabytes) {}

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        if (!Files.exists(Service.target().resolve("bellwether.aot"))) {
            System.out.println(
                    "There is no cache: the trial start failed, or ./run.sh build never ran.");
            return;
        }
        System.out.printf(
                "load of the machine %.1f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Path home = Files.createTempDirectory("bellwether-start");
        try (LocalPostgres server = LocalPostgres.start(home)) {
            Map<String, String> settings = Map.of("DATABASE_URL", Service.url(server.address()));
            Service.start(List.of(), settings).close(); // migrates, and brings the samples
            print("a running PostgreSQL", runs(RUNS, settings));
        } finally {
            RemoveTree.of(home);
        }
        Map<String, List<Run>> first = new LinkedHashMap<>();
        for (int run = 0; run < FIRST_STARTS; run++) {
            Path fresh = Files.createTempDirectory("bellwether-start");
            for (var way : WAYS.entrySet()) {
                Path own = fresh.resolve(way.getKey().replace(' ', '-'));
                first.computeIfAbsent(way.getKey(), _ -> new ArrayList<>())
                        .add(run(way.getValue(), Map.of("BELLWETHER_HOME", own.toString())));
            }
            RemoveTree.of(fresh);
        }
        print("an embedded PostgreSQL's first start", first);
    }

    private static Map<String, List<Run>> runs(int count, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, List<Run>> all = new LinkedHashMap<>();
        for (int run = 0; run < count; run++) {
            for (var way : WAYS.entrySet()) {
                all.computeIfAbsent(way.getKey(), _ -> new ArrayList<>())
                        .add(run(way.getValue(), settings));
            }
        }
        return all;
    }

    private static Run run(List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        try (Service service = Service.start(jvm, settings)) {
            long worked = service.worked().toMillis();
            LockSupport.parkNanos(IDLE_NANOS);
            return new Run(service.readyMillis(), worked, service.residentMegabytes());
        }
    }

    private static void print(String what, Map<String, List<Run>> all) {
        all.forEach((way, runs) ->
                System.out.printf(
                        "%s, %s: median of %d: ready after %d ms (best %d), %d ms of processor; idle after 5 s %d MB%n",
                        what,
                        way,
                        runs.size(),
                        median(runs.stream().map(Run::readyMillis).toList()),
                        runs.stream().mapToLong(Run::readyMillis).min().orElseThrow(),
                        median(runs.stream().map(Run::cpuMillis).toList()),
                        median(runs.stream().map(Run::idleMegabytes).toList())));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
