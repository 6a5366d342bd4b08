package bellwether;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// How the service fares when there are more clients than connections, and when its database
/// freezes, stops or dies.
public final class PoolBench {
    private static final int ROUNDS = 10;
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private record Taken(int status, double seconds) {}

    private PoolBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("pool-bench");
        try (TestServer server = TestServer.start(Files.createDirectory(folder.resolve("one")));
                TestApp app = OutageTest.on(server.address())) {
            hundred(app);
            slow(app);
            frozen(app);
            outage(app, server);
        }
        failover(folder);
    }

    private static void hundred(TestApp app) throws Exception {
        Jdbi beside = TestDatabase.plain(app.database());
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            try (Handle handle = beside.open()) {
                                while (!over.get()) {
                                    most.accumulateAndGet(connections(handle), Math::max);
                                }
                            }
                        });
        for (int round = 0; round < ROUNDS; round++) {
            List<Taken> taken =
                    crowd(
                            100,
                            () -> {
                                Taken first = take(app, "/api/v1/stocks");
                                Taken second = take(app, "/api/v1/stocks/DEMO01");
                                return new Taken(
                                        Math.max(first.status(), second.status()),
                                        first.seconds() + second.seconds());
                            });
            System.out.printf(
                    Locale.ROOT,
                    "100 clients, two queries each, round %d: %d answered, p50 %.3f s, p99 %.3f s%n",
                    round + 1,
                    count(taken, 200),
                    quantile(taken, 0.5),
                    quantile(taken, 0.99));
        }
        over.set(true);
        watch.join();
        System.out.printf("  connections of the pool: at most %d of 20%n", most.get());
    }

    /// A lock makes the requests slow: each that has a connection waits 2 s for it.
    private static void slow(TestApp app) throws Exception {
        Jdbi beside = TestDatabase.plain(app.database());
        List<Taken> taken;
        long released;
        try (Handle lock = beside.open()) {
            lock.begin();
            lock.execute("lock table symbol in access exclusive mode");
            taken = crowd(200, () -> take(app, "/api/v1/stocks"));
            lock.rollback();
            released = System.nanoTime();
        }
        while (take(app, "/api/v1/stocks").status() != 200) {
            Thread.onSpinWait();
        }
        System.out.printf(
                Locale.ROOT,
                "200 slow requests: %d times 503, %d times 500, %d refused within 0.5 s, the last after %.2f s; normal %.2f s after%n",
                count(taken, 503),
                count(taken, 500),
                taken.stream().filter(t -> t.seconds() < 0.5).count(),
                quantile(taken, 1),
                since(released));
    }

    private static void frozen(TestApp app) throws Exception {
        Jdbi beside = TestDatabase.plain(app.database());
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Taken> caught;
            long pid;
            try (Handle lock = beside.open()) {
                lock.begin();
                lock.execute("lock table symbol in access exclusive mode");
                caught = client.submit(() -> take(app, "/api/v1/stocks"));
                pid = FrozenBackendTest.waiting(beside);
                FrozenBackendTest.signal("STOP", pid);
                lock.rollback();
            }
            List<Taken> others = new ArrayList<>();
            while (!caught.isDone()) {
                others.add(take(app, "/api/v1/stocks"));
            }
            FrozenBackendTest.signal("CONT", pid);
            System.out.printf(
                    Locale.ROOT,
                    "A frozen backend: its request %d after %.1f s; meanwhile %d of %d others answered, p99 %.3f s%n",
                    caught.get().status(),
                    caught.get().seconds(),
                    count(others, 200),
                    others.size(),
                    quantile(others, 0.99));
        }
    }

    private static void outage(TestApp app, TestServer server) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            jobs.add(app.submit("{\"universe\":\"all\",\"capital\":50000}"));
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Taken> health = new ArrayList<>();
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!over.get()) {
                                health.add(take(app, "/health"));
                            }
                        });
        server.stop();
        long stopped = System.nanoTime();
        double down = until(app, 503, stopped);
        TimeUnit.NANOSECONDS.sleep(OUTAGE.toNanos());
        server.start();
        long started = System.nanoTime();
        double up = until(app, 200, started);
        jobs.forEach(app::ended);
        double done = since(started);
        over.set(true);
        watch.join();
        System.out.printf(
                Locale.ROOT,
                "PostgreSQL away for %d s: /ready 503 after %.2f s, 200 %.2f s after its return, 50 jobs done %.2f s after; /health %d of %d times 200, p99 %.3f s%n",
                OUTAGE.toSeconds(),
                down,
                up,
                done,
                count(health, 200),
                health.size(),
                quantile(health, 0.99));
    }

    private static void failover(Path folder) throws IOException {
        try (TestServer first = TestServer.start(Files.createDirectory(folder.resolve("two")));
                TestServer second = first.standby(Files.createDirectory(folder.resolve("three")))) {
            first.synchronous();
            DatabaseAddress both =
                    DatabaseAddress.parse(
                            "postgres://postgres@%s,%s/postgres?targetServerType=primary"
                                    .formatted(first.place(), second.place()));
            try (TestApp app = OutageTest.on(both)) {
                app.submit("{\"universe\":\"all\",\"capital\":50000}");
                first.kill();
                second.promote();
                long promoted = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "The primary killed, its standby promoted: /ready 200 after %.2f s%n",
                        until(app, 200, promoted));
            }
        }
    }

    private interface Client {
        Taken call();
    }

    private static List<Taken> crowd(int clients, Client client)
            throws InterruptedException, ExecutionException {
        List<Future<Taken>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(client::call));
            }
        }
        List<Taken> taken = new ArrayList<>();
        for (Future<Taken> one : all) {
            taken.add(one.get());
        }
        return taken;
    }

    private static Taken take(TestApp app, String path) {
        long start = System.nanoTime();
        Call.Answer answer = app.call().get(path);
        return new Taken(answer.status(), since(start));
    }

    private static double until(TestApp app, int status, long from) {
        while (take(app, "/ready").status() != status) {
            Thread.onSpinWait();
        }
        return since(from);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static long count(List<Taken> taken, int status) {
        return taken.stream().filter(t -> t.status() == status).count();
    }

    private static double quantile(List<Taken> taken, double share) {
        List<Double> sorted = taken.stream().map(Taken::seconds).sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static long connections(Handle handle) {
        return handle.createQuery(
                        "select count(*) from pg_stat_activity where application_name = 'bellwether-web'")
                .mapTo(Long.class)
                .one();
    }
}
