package bellwether.platform.jobs;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A process of its own that works slowly, to be killed.
final class WorkerProcess {
    private WorkerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address =
                new DatabaseAddress(
                        args[0],
                        Optional.of(args[1]),
                        Optional.empty(),
                        args[0].contains("prepareThreshold=0"));
        Database database = Database.open(address, "child", new PoolSettings(0, 6));
        Echo slow =
                new Echo(item -> {
                    LockSupport.parkNanos(3_000_000);
                    return Echo.done(item);
                });
        Jobs jobs =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(slow),
                        Fixture.SETTINGS,
                        InstantSource.system());
        jobs.start();
        Thread.currentThread().join();
    }
}
