package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A process that scores until it is killed. Arguments: the address of the database and its user.
final class ScoreProcess {
    private static final int CONNECTIONS = 12;

    private ScoreProcess() {}

    public static void main(String[] args) {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, CONNECTIONS));
        InstantSource clock = InstantSource.fixed(TrainingFixture.NOW);
        Market market = new Market(database.jdbi(), clock);
        Jobs idle =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(),
                        JobSettings.of(0).withoutListening(),
                        clock);
        TrainingFixture.jobs(
                database.jdbi(),
                market,
                1,
                TrainingSeams.USUAL,
                TrainingFixture.scoring(database.jdbi(), idle, market, clock).kind());
        while (true) {
            LockSupport.park();
        }
    }
}
