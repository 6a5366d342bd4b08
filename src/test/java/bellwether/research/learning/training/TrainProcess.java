package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.leak.UniverseReading;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A process that trains until it is killed, and notes each table that it trains from in
/// `computed`. Arguments: the address of the database and its user.
final class TrainProcess {
    private static final int CONNECTIONS = 12;

    private TrainProcess() {}

    static String part(SampleFold fold) {
        return (fold instanceof SampleFold.Purged ? "split " : "fold ") + fold.number();
    }

    public static void main(String[] args) {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, CONNECTIONS));
        Market market = new Market(database.jdbi(), InstantSource.fixed(TrainingFixture.NOW));
        String process = String.valueOf(ProcessHandle.current().pid());
        Consumer<String> computed =
                part ->
                        database.jdbi()
                                .useHandle(h ->
                                        h.execute(
                                                "insert into computed values (?, ?)",
                                                process,
                                                part));
        TrainingSeams counting =
                new TrainingSeams(
                        () -> {
                            computed.accept("final");
                            return FeatureReading.own();
                        },
                        UniverseReading::of,
                        (features, fold) -> {
                            computed.accept(part(fold));
                            return features.table(fold);
                        },
                        SelectedRows::training);
        TrainingFixture.jobs(database.jdbi(), market, 1, counting);
        while (true) {
            LockSupport.park();
        }
    }
}
