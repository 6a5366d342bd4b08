package bellwether;

import bellwether.market.bars.Market;
import bellwether.market.imports.InventedMarket;
import bellwether.market.imports.RawReading;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.http.Call;
import bellwether.research.analysis.RawWriting;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole invented market as one job of a service that runs as in production, by `run.sh`: from
/// the POST to `completed`. In turns with it the floor: as many threads read the same packed bytes
/// and write the same result rows, with no work between. `market real` is the other mode: the 505
/// real symbols.
public final class MarketBench {
    private static final int BARS = 1_260;
    private static final int RUNS = 4;
    private static final int READ_AT_ONCE = 25;
    private static final int WRITTEN_AT_ONCE = 100;

    private MarketBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("real")) {
            RealMarketBench.main(args);
            return;
        }
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : RUNS;
        Path folder = Files.createTempDirectory("bellwether-bench");
        Path home = folder.resolve("home"); // of the service alone; its log lies beside it
        int port = freePort();
        Process service = serve(home, port);
        try {
            awaitReady(port);
            DatabaseAddress address = LocalPostgres.running(home).orElseThrow();
            try (Database database = Database.open(address, "bench", new PoolSettings(0, 4))) {
                InventedMarket.fill(database.jdbi(), symbols, BARS);
                patiently(database, "analyze");
                compare(service, port, home, database, symbols, runs);
            }
        } finally {
            service.destroy();
            service.waitFor();
            RemoveTree.of(folder);
        }
    }

    private static void compare(
            Process service, int port, Path home, Database database, int symbols, int runs)
            throws Exception {
        System.out.printf(
                "%,d symbols × %,d bars; CPU: ms a symbol of the program + of the database%n%-6s"
                        + " %10s %10s %8s %12s %14s %16s %15s %10s%n",
                symbols,
                BARS,
                "run",
                "job, s",
                "floor, s",
                "ratio",
                "analyses/s",
                "peak RSS, MB",
                "CPU of job",
                "CPU of floor",
                "bytes each");
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            CpuTime before = CpuTime.now(service, home);
            long begin = System.nanoTime();
            String job = job(port);
            double seconds = (System.nanoTime() - begin) / 1e9;
            CpuTime worked = CpuTime.now(service, home).since(before);
            RawWriting rows = RawWriting.of(database.jdbi(), job);
            before = CpuTime.now(service, home);
            double floor = floor(database, rows);
            CpuTime least = CpuTime.now(service, home).since(before);
            ratios.add(seconds / floor);
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %10.2f %10.2f %8.2f %12.0f %14d %9.2f + %4.2f %8.2f + %4.2f %10d%n",
                    run == 0 ? "cold" : run,
                    seconds,
                    floor,
                    seconds / floor,
                    symbols / seconds,
                    peakMegabytes(service),
                    1e3 * worked.service() / symbols,
                    1e3 * worked.database() / symbols,
                    1e3 * least.own() / symbols,
                    1e3 * least.database() / symbols,
                    rows.bytes() / rows.size());
        }
        double[] warm = ratios.stream().skip(1).mapToDouble(r -> r).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "median ratio of the warm runs: %.2f (target 1.8; 2.2 for the first)%n",
                warm[warm.length / 2]);
    }

    private static String job(int port) throws InterruptedException {
        JsonNode job =
                Call.toTestRoutes(port)
                        .post("/api/v1/analyses", "{\"universe\":\"all\",\"capital\":100000}")
                        .json();
        String id = job.get("id").asText();
        while (true) {
            JsonNode now = Call.toTestRoutes(port).get("/api/v1/jobs/" + id).json();
            if (now.get("state").asText().equals("completed")) {
                if (now.get("failed").asInt() > 0) {
                    throw new IllegalStateException(now.toString());
                }
                return id;
            }
            Thread.sleep(40);
        }
    }

    private static double floor(Database database, RawWriting rows) throws Exception {
        Market market = new Market(database.jdbi(), InstantSource.system());
        UUID job = UUID.randomUUID();
        // whose the rows are is read from their job
        patiently(
                database,
                """
                insert into job (id, owner, kind, request_hash, params, priority, total, state, finished_at)
                values ('%s', 'local', 'floor', '', '{}', 1, 1, 'completed', now())
                """
                        .formatted(job));
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(
                        pool.submit(() -> {
                            int from;
                            while ((from = next.getAndAdd(WRITTEN_AT_ONCE)) < rows.size()) {
                                pass(market, database, rows, job, from);
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        patiently(database, "delete from analysis where job_id = '%s'".formatted(job));
        return seconds;
    }

    /// Housekeeping that may take longer than the service grants a statement.
    private static void patiently(Database database, String sql) {
        database.jdbi()
                .useTransaction(h -> {
                    h.execute("set local statement_timeout = 0");
                    h.execute(sql);
                });
    }

    private static void pass(
            Market market, Database database, RawWriting rows, UUID job, int from) {
        int to = Math.min(rows.size(), from + WRITTEN_AT_ONCE);
        for (int begin = from; begin < to; begin += READ_AT_ONCE) {
            List<String> tickers = new ArrayList<>();
            for (int i = begin; i < Math.min(to, begin + READ_AT_ONCE); i++) {
                tickers.add(rows.ticker(i));
            }
            if (RawReading.read(market, tickers) == 0) {
                throw new IllegalStateException("no bytes of " + tickers);
            }
        }
        rows.write(database.jdbi(), job, from, to);
    }

    private static Process serve(Path home, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./run.sh");
        builder.environment()
                .putAll(
                        java.util.Map.of(
                                "PORT",
                                String.valueOf(port),
                                "BELLWETHER_HOME",
                                home.toString(),
                                "SAMPLE_DATA",
                                "false",
                                "RATE_LIMITS",
                                "off"));
        builder.environment().remove("JAVA_OPTS");
        if (System.getenv("SERVICE_OPTS") != null) {
            builder.environment().put("JAVA_OPTS", System.getenv("SERVICE_OPTS"));
        }
        builder.redirectErrorStream(true).redirectOutput(home.resolveSibling("log").toFile());
        return builder.start();
    }

    private static void awaitReady(int port) throws InterruptedException {
        RuntimeException last = new IllegalStateException("it was not asked");
        for (int i = 0; i < 300; i++) {
            try {
                if (Call.toTestRoutes(port).get("/ready").status() == 200) {
                    return;
                }
            } catch (RuntimeException e) {
                last = e; // not listening yet
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the service did not become ready", last);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// The most memory that the process ever had in hand, as Linux counts it; −1 elsewhere.
    private static long peakMegabytes(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> Arrays.asList(line.trim().split("\\s+")).get(1))
                        .mapToLong(Long::parseLong)
                        .sum()
                / 1024;
    }
}
