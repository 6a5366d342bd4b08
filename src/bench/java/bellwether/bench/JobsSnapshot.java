package bellwether.bench;

import bellwether.platform.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How much a snapshot that somebody holds open slows the engine: no dead row can be removed
/// meanwhile.
final class JobsSnapshot {
    private final DatabaseAddress address;

    JobsSnapshot(DatabaseAddress address) {
        this.address = address;
    }

    Map<String, Object> measure(int items, int seconds) throws Exception {
        double free = rates(items, seconds);
        double held;
        try (Connection holder = open()) {
            holder.setAutoCommit(false);
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            holder.createStatement().execute("select count(*) from work_item");
            held = rates(items, seconds);
        }
        System.out.printf(
                "%nfor %d s, free: %,.0f items/s; under an open snapshot: %,.0f items/s, %.0f %%%n",
                seconds, free, held, 100 * held / free);
        return Map.of("free", free, "held", held, "ratio", held / free);
    }

    /// One engine all the time, one job after the other; the mean rate.
    private double rates(int items, int seconds) throws Exception {
        List<Double> rates = new ArrayList<>();
        long start = System.nanoTime();
        long done = 0;
        try (JobsOurs.Engine engine = new JobsOurs.Engine(address, 2)) {
            engine.jobs.start();
            while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                long begun = System.nanoTime();
                JobsOurs.complete(engine.jobs, engine.jobs.create(JobsOurs.job(items)).id());
                rates.add(items / ((System.nanoTime() - begun) / 1e9));
                done += items;
            }
        }
        System.out.println(Arrays.toString(rates.stream().mapToLong(Math::round).toArray()));
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private Connection open() throws Exception {
        return DriverManager.getConnection(
                address.jdbcUrl(), address.user().orElse(""), address.password().orElse(""));
    }
}
