package bellwether;

import bellwether.db.Database;
import bellwether.db.DatabaseAddress;
import bellwether.db.LocalPostgres;
import bellwether.db.Migrations;
import bellwether.db.PoolSettings;
import bellwether.market.ImportCommand;
import bellwether.market.Market;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The commands that do one thing and end. They use the database of a service that runs on the same
/// home, or start it for themselves.
final class Commands {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PoolSettings SMALL = new PoolSettings(0, 4);

    private Commands() {}

    static int importFiles(Settings settings, List<String> files) {
        try (Closing closing = new Closing()) {
            DatabaseAddress address = address(settings, closing);
            Migrations.run(address, PATIENCE);
            Database database = closing.add(Database.open(address, "import", SMALL));
            Market market = new Market(database.jdbi(), InstantSource.system());
            return new ImportCommand(market, System.out).run(files);
        }
    }

    static int migrate(Settings settings) {
        try (Closing closing = new Closing()) {
            Migrations.run(address(settings, closing), PATIENCE);
            System.out.println("The schema is up to date.");
            return 0;
        }
    }

    private static DatabaseAddress address(Settings settings, Closing closing) {
        Optional<DatabaseAddress> given =
                settings.database().or(() -> LocalPostgres.running(settings.home()));
        return given.orElseGet(() -> closing.add(LocalPostgres.start(settings.home())).address());
    }
}
