package bellwether.research.forecast.work;

import bellwether.market.bars.Market;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.Jobs;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process that works on jobs until it is killed. Arguments: the address of the database and its
/// user.
final class ForecastProcess {
    private static final int CONNECTIONS = 12;

    private ForecastProcess() {}

    public static void main(String[] args) {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, CONNECTIONS));
        Market market = new Market(database.jdbi(), () -> ForecastFixture.NOW);
        try (Jobs _ = ForecastFixture.jobs(database.jdbi(), market)) {
            while (true) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }
}
