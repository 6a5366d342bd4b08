package bellwether.bench.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two hosts that serve requests, behind one with HAProxy, and hosts that work on jobs.
final class ServiceHosts {
    static final List<String> WEB = List.of("web1", "web2");
    private static final String BALANCER = "lb";
    private static final int PORT = 8080;
    private static final int LONGEST_START = 120;
    private static final int FIRST_WEB = 21;
    private static final int FIRST_WORKER = 41;

    private final HostNetwork network;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Process> workers = new LinkedHashMap<>();

    ServiceHosts(HostNetwork network, Path folder, String database) {
        this.network = network;
        this.folder = folder;
        settings.put("DATABASE_URL", database);
        settings.put("MASTER_API_KEY", Balanced.KEY);
        settings.put("HOST", "0.0.0.0");
        settings.put("PORT", Integer.toString(PORT));
        settings.put("DB_POOL_MAX", "8");
        settings.put("DB_POOL_MIN", "2");
        settings.put("SAMPLE_DATA", "false");
        settings.put("RATE_LIMITS", "off");
        settings.put("SECRET_KEY", "0123456789abcdef".repeat(4));
        settings.put("MALLOC_ARENA_MAX", "2");
    }

    /// Starts both web hosts and the balancer.
    void serve() throws IOException, InterruptedException {
        for (int i = 0; i < WEB.size(); i++) {
            network.add(WEB.get(i), FIRST_WEB + i);
            start(WEB.get(i), "web");
        }
        network.add(BALANCER, 30);
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(
                file,
                """
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 60s
                  timeout server 60s
                  timeout check 1s
                  retries 2
                  option redispatch
                listen bellwether
                  bind %s:%d
                  option httpchk GET /ready
                  default-server check inter 500ms fall 2 rise 2 on-marked-down shutdown-sessions
                  server web1 %s:%d
                  server web2 %s:%d
                """
                        .formatted(
                                network.address(BALANCER),
                                PORT,
                                network.address("web1"),
                                PORT,
                                network.address("web2"),
                                PORT));
        HostProgram.start(
                BALANCER,
                "root",
                folder.resolve("haproxy.log"),
                Map.of(),
                List.of("haproxy", "-db", "-f", file.toString()));
        HostWaiting.until("HAProxy", 20, () -> balanced().status("/ready") == 200);
    }

    Balanced balanced() {
        return new Balanced(network.address(BALANCER), PORT);
    }

    /// So many, no more and no fewer.
    void workers(int count) throws IOException, InterruptedException {
        while (workers.size() > count) {
            String last = List.copyOf(workers.keySet()).getLast();
            Process process = worker(last);
            workers.remove(last);
            process.destroy();
            process.waitFor();
        }
        List<String> more = new ArrayList<>();
        while (workers.size() < count) {
            int number = workers.size();
            String host = "work" + (number + 1);
            if (!HostNetwork.isThere(host)) {
                network.add(host, FIRST_WORKER + number);
            }
            workers.put(host, begin(host, "worker"));
            more.add(host);
        }
        for (String host : more) {
            awaitReady(host, worker(host));
        }
    }

    /// Begins anew on a host that had no power.
    void restart(String host) throws IOException, InterruptedException {
        workers.put(host, begin(host, "worker"));
        awaitReady(host, worker(host));
    }

    /// The process of a worker host.
    Process worker(String host) {
        return Optional.ofNullable(workers.get(host)).orElseThrow();
    }

    private void start(String host, String role) throws IOException, InterruptedException {
        awaitReady(host, begin(host, role));
    }

    private Process begin(String host, String role) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.getProperty("bellwether.bench.options", "")
                .lines()
                .filter(option -> !option.contains("AOT") && !option.contains("-Xlog"))
                .forEach(words::add);
        words.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "bellwether.Bellwether",
                        role));
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("BELLWETHER_HOME", folder.resolve("home-" + host).toString());
        return HostProgram.start(host, "root", folder.resolve(host + ".log"), environment, words);
    }

    private void awaitReady(String host, Process process) throws IOException, InterruptedException {
        Balanced own = new Balanced(network.address(host), PORT);
        try {
            HostWaiting.until(
                    host + " is ready",
                    LONGEST_START,
                    () -> !process.isAlive() || own.status("/ready") == 200);
        } finally {
            if (!process.isAlive()) {
                System.err.println(HostProgram.end(folder.resolve(host + ".log")));
            }
        }
    }

    /// Processor time of the workers that run.
    Duration worked() {
        return workers.values().stream()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
