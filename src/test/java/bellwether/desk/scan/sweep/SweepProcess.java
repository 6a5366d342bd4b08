package bellwether.desk.scan.sweep;

import bellwether.desk.scan.DetectionAlerts;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process that sweeps until it is killed. Arguments: the address of the database, its user, and
/// the time that it is.
final class SweepProcess {
    private static final int CONNECTIONS = 12;

    private SweepProcess() {}

    public static void main(String[] args) {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, CONNECTIONS));
        InstantSource clock = InstantSource.fixed(Instant.parse(args[2]));
        Market market = new Market(database.jdbi(), clock);
        List<Timeframe> timeframes = List.of(Timeframe.DAY);
        WalkedBarsPart part = new WalkedBarsPart();
        Universes universes =
                new Universes(market.symbols(), UniverseSource.NONE, UniverseSource.NONE);
        Jobs jobs =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(
                                new SweepJob(
                                        database.jdbi(),
                                        market,
                                        List.of(part),
                                        new PassWriter(DetectionAlerts.NONE, universes))),
                        JobSettings.of(2).withoutListening().with(SweepFixture.QUICK),
                        InstantSource.system());
        jobs.addEndListeners(List.of(new SweepEnd(timeframes)));
        jobs.start();
        SweepRounds rounds =
                new SweepRounds(
                        database.jdbi(),
                        jobs,
                        List.of(part),
                        new DueSymbols(market, universes, timeframes));
        while (true) {
            rounds.look();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
