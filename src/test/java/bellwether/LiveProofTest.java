package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that are cut at random, of a service that is killed and started again, get every event
/// of their owner once, in order, and none of another's. What they should get is what the table
/// says.
final class LiveProofTest {
    private static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");
    private static final List<String> OWNERS = List.of("ann", "bob");

    private final AtomicInteger port = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final DatabaseAddress database = TestDatabase.createMigrated();

    @TempDir private Path home;

    @Test
    void noneIsMissedDoubledOrAnothers() throws Exception {
        prove(400, 1, this::within);
    }

    @Test
    @Tag("long")
    void norOfTenThousandWithManyRestarts() throws Exception {
        prove(10_000, 12, this::process);
    }

    /// A service that can be ended, and its port.
    private record Service(int port, Runnable end) {}

    private interface Start {
        Service run() throws Exception;
    }

    private void prove(int events, int restarts, Start start) throws Exception {
        Service service = started(start);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Listener> listeners = new ArrayList<>();
            for (String owner : OWNERS) {
                String key = key(owner);
                for (int seed = 0; seed < 2; seed++) {
                    Random random = new Random(seed);
                    listeners.add(
                            new Listener(owner, threads.submit(() -> listen(key, random, owner))));
                }
            }
            Future<?> published = threads.submit(() -> publish(events));
            for (int i = 0; i < restarts; i++) {
                Thread.sleep(new Random(i).nextInt(1_000));
                service.end().run();
                service = started(start);
            }
            published.get();
            over.set(true);
            for (Listener listener : listeners) {
                assertEquals(stored(listener.owner()), listener.got().get(), listener.owner());
            }
        } finally {
            service.end().run();
        }
    }

    private record Listener(String owner, Future<List<Long>> got) {}

    private Service started(Start start) throws Exception {
        Service service = start.run();
        port.set(service.port());
        return service;
    }

    /// In this process, which ends in an orderly way.
    private Service within() {
        KeyedApp keyed = new KeyedApp(Optional.of(KeyedApp.MASTER), database);
        return new Service(keyed.app.port(), keyed::close);
    }

    /// In another one, which is killed.
    private Service process() throws Exception {
        Running running =
                Running.start(
                        home,
                        Map.of(
                                "DATABASE_URL",
                                database.jdbcUrl() + "?user=postgres",
                                "MASTER_API_KEY",
                                KeyedApp.MASTER,
                                "SAMPLE_DATA",
                                "false"),
                        "web");
        return new Service(
                running.port(), () -> running.process().destroyForcibly().onExit().join());
    }

    private String key(String owner) {
        return Call.to(port.get())
                .header("X-API-Key", KeyedApp.MASTER)
                .post(
                        "/api/v1/keys",
                        "{\"name\":\"a\",\"role\":\"reader\",\"owner\":\"%s\"}".formatted(owner))
                .json()
                .get("key")
                .asText();
    }

    private Jdbi jdbi() {
        return Jdbi.create(database.jdbcUrl(), database.user().orElseThrow(), "");
    }

    /// In transactions of several sizes, some of which are rolled back, by two at a time.
    private void publish(int events) {
        Random random = new Random(1);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> parts = new ArrayList<>();
            for (String owner : OWNERS) {
                int[] sizes = random.ints(1, 20).limit(events).toArray();
                parts.add(both.submit(() -> publish(owner, events / 2, sizes)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(String owner, int events, int[] sizes) {
        try (var handle = jdbi().open()) {
            int done = 0;
            for (int i = 0; done < events; i++) {
                int size = Math.min(sizes[i], events - done);
                handle.begin();
                for (int j = 0; j < size; j++) {
                    LiveEvents.publish(handle, ENDED, owner, Map.of("number", j));
                }
                if (sizes[i] % 7 == 0) {
                    handle.rollback();
                } else {
                    handle.commit();
                    done += size;
                }
            }
        }
    }

    private List<Long> stored(String owner) {
        return jdbi().withHandle(h ->
                h.createQuery("select id from live_event where owner = :owner order by id")
                        .bind("owner", owner)
                        .mapTo(Long.class)
                        .list());
    }

    /// Until all was published and nothing more comes.
    private List<Long> listen(String key, Random random, String owner) {
        List<Long> got = new ArrayList<>();
        String last = "0";
        while (true) {
            int cut = 1 + random.nextInt(400);
            try (LiveClient client =
                    new LiveClient(
                            port.get(),
                            "/api/v1/events?after=0",
                            Map.of("X-API-Key", key, "Last-Event-ID", last))) {
                for (int i = 0; i < cut; i++) {
                    Optional<LiveClient.Received> next =
                            client.poll(Duration.ofMillis(over.get() ? 200 : 1_500));
                    if (next.isEmpty() && over.get() && got.size() >= stored(owner).size()) {
                        return got;
                    }
                    if (next.isEmpty() || next.get().name().equals("end of stream")) {
                        break;
                    }
                    String id = next.get().id();
                    last = id == null ? last : id;
                    switch (next.get().name()) {
                        case "job.ended" -> got.add(Long.parseLong(last));
                        case "gap" -> throw new AssertionError(next.get());
                        default -> {}
                    }
                }
            } catch (IllegalStateException away) {
                Thread.onSpinWait(); // the service is being started again
            }
        }
    }
}
