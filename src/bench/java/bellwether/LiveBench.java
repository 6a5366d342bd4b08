package bellwether;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/// From the commit of an event to its client, with 100 and 2,000 streams, each of which gets every
/// event; the memory of the service meanwhile; and the same beside clients that read nothing.
///
/// `bench live [EVENTS]`: so many events for each measurement, 100 by default.
public final class LiveBench implements AutoCloseable {
    private static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");
    private static final String MASTER = "the-master-key-of-the-bench-012345678";
    private static final int OF_OWNER = 20;
    private static final int SLOW_BYTES = 10_000;
    private static final long PAUSE_MILLIS = 50;

    private final DatabaseAddress database = TestDatabase.createEmpty();
    private final Jdbi jdbi;
    private final Path home;
    private final Running service;
    private final List<String> keys = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final Map<Integer, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile CountDownLatch missing = new CountDownLatch(0);

    private LiveBench() throws IOException {
        home = Files.createTempDirectory("live-bench");
        jdbi = Jdbi.create(database.jdbcUrl(), database.user().orElseThrow(), "");
        service =
                Running.start(
                        home,
                        Map.of(
                                "DATABASE_URL",
                                database.jdbcUrl() + "?user=postgres",
                                "MASTER_API_KEY",
                                MASTER,
                                "SAMPLE_DATA",
                                "false"),
                        "web");
    }

    /// Runs it.
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        try (LiveBench bench = new LiveBench()) {
            System.out.printf(
                    "%-32s %8s %8s %8s %8s%n", "streams", "p50 ms", "p99 ms", "max ms", "MB");
            bench.listen(100);
            bench.measure("100, first", Math.min(events, 20));
            bench.measure("100", events);
            bench.listen(2_000 - OF_OWNER);
            bench.measure("1,980", events);
            bench.listenSlowly();
            bench.measure("1,980 beside 20 that do not read", events);
        }
    }

    private void listen(int streams) throws IOException {
        while (open.size() < streams) {
            if (open.size() % OF_OWNER == 0) {
                keys.add(key("owner" + keys.size()));
            }
            Socket socket = connect(keys.getLast());
            open.add(socket);
            Thread.ofVirtual().start(() -> read(socket));
        }
    }

    private String key(String owner) {
        return Call.to(service.port())
                .header("X-API-Key", MASTER)
                .post(
                        "/api/v1/keys",
                        "{\"name\":\"a\",\"role\":\"reader\",\"owner\":\"%s\"}".formatted(owner))
                .json()
                .get("key")
                .asText();
    }

    private Socket connect(String key) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream()
                .write(
                        "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
                                .formatted(key)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void read(Socket socket) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {\"number\":")) {
                    took(Integer.parseInt(line.substring(16, line.indexOf('}'))));
                }
            }
        } catch (IOException e) {
            // the bench is over
        }
    }

    private void took(int event) {
        long now = System.nanoTime();
        Long since = committed.get(event);
        nanos.add(since == null ? 0 : now - since); // it may be here before the commit returns
        missing.countDown();
    }

    /// Clients of one owner that never read; their events are large.
    private void listenSlowly() throws IOException {
        String key = key("slow");
        for (int i = 0; i < OF_OWNER; i++) {
            Socket socket = connect(key);
            socket.setReceiveBufferSize(4_096);
            open.add(socket);
        }
    }

    /// Each event goes to all streams: one row for each owner, in one transaction.
    private void measure(String what, int events) throws Exception {
        nanos.clear();
        int readers = keys.size() * OF_OWNER;
        for (int i = 0; i < events; i++) {
            missing = new CountDownLatch(readers);
            publish();
            if (!missing.await(20, TimeUnit.SECONDS)) {
                System.out.printf("%s: %d did not come%n", what, missing.getCount());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%-32s %8.1f %8.1f %8.1f %8d%n",
                what, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), resident() / 1_000);
    }

    private void publish() {
        int event = number.incrementAndGet();
        jdbi.useTransaction(h -> {
            for (int i = 0; i < keys.size(); i++) {
                LiveEvents.publish(h, ENDED, "owner" + i, Map.of("number", event));
            }
            LiveEvents.publish(h, ENDED, "slow", Map.of("text", "x".repeat(SLOW_BYTES)));
        });
        committed.put(event, System.nanoTime());
    }

    private static double at(List<Long> sorted, double part) {
        int place = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, place)) / 1e6;
    }

    /// In kilobytes.
    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + service.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        service.process().destroyForcibly().onExit().join();
        Files.deleteIfExists(home);
    }
}
