package bellwether.market;

import bellwether.db.ReadPaths;
import bellwether.web.Audit;
import bellwether.web.Refusal;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The door of this room: symbols and their price history.
public final class Market implements Routes {
    private final ReadPaths reads;
    private final InstantSource clock;
    private final Jdbi jdbi;
    private final Importer importer;
    private final Samples samples;
    private final Audit audit;
    private final HistoryDao histories = new HistoryDao();
    private final UnknownSymbols unknownSymbols;

    /// One whose imports nobody needs to hear of, as on the command line.
    public Market(Jdbi jdbi, InstantSource clock) {
        this(jdbi, clock, Audit.NONE);
    }

    /// @param audit keeps who imports what over HTTP
    public Market(Jdbi jdbi, InstantSource clock, Audit audit) {
        this(ReadPaths.primaryOnly(jdbi), clock, audit);
    }

    /// @param reads the late way is taken to show what is stored
    public Market(ReadPaths reads, InstantSource clock, Audit audit) {
        this.reads = reads;
        this.clock = clock;
        this.jdbi = reads.exact();
        this.audit = audit;
        this.importer = new Importer(new RetriedTransactions(jdbi), clock);
        this.samples = new Samples(jdbi, clock);
        this.unknownSymbols = new UnknownSymbols(reads.late());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        new StockRoutes(reads.late(), unknownSymbols).addTo(routes);
        new ImportRoute(importer, audit).addTo(routes);
    }

    /// The same market as it was a moment ago, for those who show it. Jobs work on what is there.
    public Market late() {
        return new Market(ReadPaths.primaryOnly(reads.late()), clock, audit);
    }

    /// The whole histories of these tickers, read in one statement, ordered by ticker. A ticker
    /// that is not known, or has no bars of this timeframe, is absent.
    public List<History> load(Collection<String> tickers, Timeframe timeframe) {
        return loadLast(tickers, timeframe, Integer.MAX_VALUE);
    }

    /// As `load`, within a transaction of the caller.
    public List<History> load(Handle handle, Collection<String> tickers, Timeframe timeframe) {
        return histories.load(handle, tickers, timeframe, Integer.MAX_VALUE);
    }

    /// As `load`, but only the newest bars of each.
    public List<History> loadLast(Collection<String> tickers, Timeframe timeframe, int bars) {
        return jdbi.withHandle(handle -> histories.load(handle, tickers, timeframe, bars));
    }

    /// Every ticker that is known, in order.
    public List<String> tickers() {
        return jdbi.withHandle(histories::tickers);
    }

    /// 404 for a symbol that is not there, with the one that was probably meant.
    public Refusal unknownSymbol(Ticker ticker) {
        return unknownSymbols.refusal(ticker);
    }

    /// Imports a CSV file, packed with gzip or not. Its bars carry the file's name as their source,
    /// and belong to the symbol the file is named after, unless the options or the file say
    /// otherwise.
    ///
    /// @param progress is told now and then how many bytes of the file have been read
    /// @throws bellwether.web.Refusal when the file as a whole cannot be understood
    public ImportReport importFile(Path file, ImportOptions options, LongConsumer progress)
            throws IOException {
        FileName name = FileName.of(file);
        try (InputStream bytes = new WatchedInput(Files.newInputStream(file), progress)) {
            SourceName source = options.source().map(SourceName::real).orElseGet(name::source);
            return importer.run(bytes, new ImportOrder(options.ticker(), name.ticker(), source));
        }
    }

    /// Puts the sample symbols into a database that has no symbol yet.
    ///
    /// @return whether it did
    public boolean seedSamples() {
        return samples.seed();
    }
}
