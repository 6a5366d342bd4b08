package bellwether.bench;

import bellwether.RemoveTree;
import bellwether.market.imports.InventedMarket;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/// A whole market analysed by 1, 2 and 4 worker processes beside one that serves, all on one
/// PostgreSQL; and what it costs in processor time on either side, which is what tells how many
/// hosts one database feeds. `scale [SYMBOLS [BARS [ROUNDS]]]`.
final class ScaleBench {
    private static final List<Integer> PROCESSES = List.of(1, 2, 4);

    /// What one round showed.
    ///
    /// @param service processor time of the workers
    /// @param database processor time of PostgreSQL
    /// @param megabytes resident in the largest worker
    private record Round(double seconds, Duration service, Duration database, long megabytes) {}

    private final int symbols;
    private final int bars;
    private final int rounds;
    private final Path home;
    private final Map<String, String> settings;
    private final DatabaseAddress address;

    private ScaleBench(int[] sizes, Path home, LocalPostgres server) {
        symbols = sizes[0];
        bars = sizes[1];
        rounds = sizes[2];
        this.home = home;
        address = server.address();
        settings =
                Map.of(
                        "DATABASE_URL", Service.url(address),
                        "DB_POOL_MAX", "8",
                        "DB_POOL_MIN", "2",
                        "SAMPLE_DATA", "false",
                        "RATE_LIMITS", "off");
    }

    public static void main(String[] args) throws Exception {
        int[] sizes = {8_000, 1_260, 3};
        for (int i = 0; i < args.length; i++) {
            sizes[i] = Integer.parseInt(args[i]);
        }
        Path home = Files.createTempDirectory("bellwether-scale");
        try (LocalPostgres server = LocalPostgres.start(home)) {
            new ScaleBench(sizes, home, server).run();
        } finally {
            RemoveTree.of(home);
        }
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%,d symbols × %,d bars, load of the machine %.1f on %d processors%n%n",
                symbols,
                bars,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        System.out.println(
                "| worker processes | job, s (median) | analyses/s | against 1 | service CPU, ms a symbol |"
                        + " PostgreSQL CPU, ms a symbol | largest worker, MB |");
        System.out.println("|---|---|---|---|---|---|---|");
        try (Service web = Service.start("web", List.of(), settings)) {
            fill();
            double alone = 0;
            for (int processes : PROCESSES) {
                Round median = median(rounds(web, processes));
                alone = alone == 0 ? median.seconds() : alone;
                print(processes, median, alone);
            }
        }
        sizes();
    }

    /// What a bar and an analysis take on disk, indexes included.
    private void sizes() {
        try (Database database = Database.open(address, "bench", new PoolSettings(0, 1))) {
            database.jdbi()
                    .useHandle(h -> {
                        long prices = size(h, "bar_block");
                        long analyses = size(h, "analysis");
                        long stored =
                                h.createQuery("select count(*) from analysis")
                                        .mapTo(Long.class)
                                        .one();
                        System.out.printf(
                                Locale.ROOT,
                                "%n%.1f bytes a bar, %,d bytes an analysis (%,d of them), on disk%n",
                                (double) prices / symbols / bars,
                                analyses / stored,
                                stored);
                    });
        }
    }

    /// Of a table with its partitions and indexes.
    private static long size(Handle handle, String table) {
        return handle.createQuery(
                        "select coalesce((select sum(pg_total_relation_size(relid)) from pg_partition_tree(cast(:table as regclass))), pg_total_relation_size(cast(:table as regclass)))::bigint")
                .bind("table", table)
                .mapTo(Long.class)
                .one();
    }

    private void fill() {
        try (Database database = Database.open(address, "bench", new PoolSettings(0, 2))) {
            InventedMarket.fill(database.jdbi(), symbols, bars);
            database.jdbi()
                    .useTransaction(h -> {
                        h.execute("set local statement_timeout = 0");
                        h.execute("analyze");
                    });
        }
    }

    /// The first, in which all compilers warm up, does not count.
    private List<Round> rounds(Service web, int processes) throws Exception {
        List<Service> workers = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                workers.add(Service.start("worker", List.of(), settings));
            }
            round(web, workers);
            List<Round> all = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                all.add(round(web, workers));
            }
            return all;
        } finally {
            workers.forEach(Service::close);
        }
    }

    private Round round(Service web, List<Service> workers) throws IOException {
        Duration service = worked(workers);
        Duration database = databaseWorked();
        long begin = System.nanoTime();
        job(web.port());
        double seconds = (System.nanoTime() - begin) / 1e9;
        long largest = 0;
        for (Service worker : workers) {
            largest = Math.max(largest, worker.residentMegabytes());
        }
        return new Round(
                seconds, worked(workers).minus(service), databaseWorked().minus(database), largest);
    }

    private static Duration worked(List<Service> workers) {
        return workers.stream().map(Service::worked).reduce(Duration.ZERO, Duration::plus);
    }

    /// Of the server and all of its processes that are there now: the connections stay open.
    private Duration databaseWorked() throws IOException {
        try (var files = Files.find(home, 3, (file, _) -> file.endsWith("postmaster.pid"))) {
            long pid =
                    Long.parseLong(Files.readAllLines(files.findFirst().orElseThrow()).getFirst());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(server), server.descendants())
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static void job(int port) {
        String id =
                Call.to(port)
                        .post("/api/v1/analyses", "{\"universe\":\"all\",\"capital\":100000}")
                        .json()
                        .get("id")
                        .asText();
        JsonNode now = Call.to(port).get("/api/v1/jobs/" + id).json();
        while (!now.get("state").asText().equals("completed")) {
            LockSupport.parkNanos(20_000_000);
            now = Call.to(port).get("/api/v1/jobs/" + id).json();
        }
        if (now.get("failed").asInt() > 0) {
            throw new IllegalStateException(now.toString());
        }
    }

    private static Round median(List<Round> rounds) {
        Round[] sorted = rounds.toArray(Round[]::new);
        Arrays.sort(sorted, java.util.Comparator.comparingDouble(Round::seconds));
        return sorted[sorted.length / 2];
    }

    private void print(int processes, Round round, double alone) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %.2f | %,.0f | %.2f | %.2f | %.2f | %d |%n",
                processes,
                round.seconds(),
                symbols / round.seconds(),
                alone / round.seconds(),
                (double) round.service().toMillis() / symbols,
                (double) round.database().toMillis() / symbols,
                round.megabytes());
    }
}
