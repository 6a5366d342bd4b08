package bellwether.research.learning.outcome;

import bellwether.market.bars.Market;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.Jobs;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process that labels until it is killed. Arguments: the address of the database and its user.
final class LabelProcess {
    private static final int CONNECTIONS = 12;

    private LabelProcess() {}

    public static void main(String[] args) {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, CONNECTIONS));
        InstantSource clock = InstantSource.fixed(LabelFixture.NOW);
        Jobs jobs = LabelFixture.jobs(database.jdbi(), new Market(database.jdbi(), clock));
        LabelRounds rounds = LabelFixture.rounds(database.jdbi(), jobs, clock);
        while (true) {
            rounds.look();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
