package bellwether.cli;

import bellwether.market.bars.BarRemoval;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.maintenance.Maintenance;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What commands ask of the program. Nothing is opened before it is asked for; what was opened is
/// closed when the command has ended. Each may throw what says why the database cannot be used.
public interface Program {
    String version();

    PrintStream out();

    PrintStream err();

    /// Whether people read what is printed, so that progress may be drawn.
    boolean onTerminal();

    /// Serves and works on jobs; goes on after the exit code is given.
    int serve();

    /// Serves only.
    int web();

    /// Works on jobs only.
    int worker();

    /// Starts the service, lets somebody call it, and ends it.
    ///
    /// @param caller is given its address
    int serveDuring(Consumer<URI> caller);

    /// Where the running service is to be called.
    URI service();

    /// The key to call it with, where it asks for one.
    Optional<String> apiKey();

    /// Where the schema may be changed: the given database, or the embedded one, started where no
    /// service runs it.
    DatabaseAddress schemaAddress();

    /// On an open database of the newest schema.
    PriceImport prices();

    /// Why nothing new should be stored: the disk of the embedded database is nearly full.
    Optional<String> fullDisk();

    /// On an open database of the newest schema.
    BarRemoval removal();

    /// On an open database of the newest schema.
    Maintenance maintenance();

    /// Notifies those who look after the service that no backup was written, if the database can
    /// still be reached.
    ///
    /// @param file that was to be written
    void backupFailed(Path file);

    /// Looks at everything and gives the exit code.
    int doctor();
}
