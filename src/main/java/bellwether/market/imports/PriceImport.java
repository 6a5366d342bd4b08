package bellwether.market.imports;

import bellwether.market.calendar.Calendars;
import bellwether.market.imports.format.ProgressInput;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;

/// Takes in prices and symbols that come as files, as answers of providers, or with the program.
public final class PriceImport {
    private final Transactions transactions;
    private final InstantSource clock;
    private final Importer importer;
    private final SampleData samples;

    /// By calendars of its own.
    public PriceImport(Jdbi jdbi, InstantSource clock) {
        this(jdbi, new Calendars(clock));
    }

    public PriceImport(Jdbi jdbi, Calendars calendars) {
        this.transactions = new RetriedTransactions(jdbi);
        this.clock = calendars.clock();
        this.importer = new Importer(transactions, calendars, ImportTrack.NONE);
        this.samples = new SampleData(jdbi, calendars);
    }

    /// Imports a file of prices, or an archive of some, packed or not. Its bars carry the file's
    /// name as their source, and belong to the symbol the file is named after, unless the options
    /// or the file say otherwise.
    ///
    /// @param progress is told now and then how many bytes of the file have been read
    /// @throws Refusal when the file as a whole cannot be understood
    public ImportReport importFile(Path file, ImportOptions options, LongConsumer progress)
            throws IOException {
        FileName name = FileName.of(file);
        SourceName source = options.source().map(SourceName::real).orElseGet(name::source);
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return importer.run(
                () -> new ProgressInput(Files.newInputStream(file), progress),
                new ImportOrder(
                        options.ticker(),
                        name.name(),
                        source,
                        options.dry(),
                        options.zone(),
                        options.decimal(),
                        options.exchange(),
                        options.dates()));
    }

    /// Takes in a table of symbols: what it tells of one replaces what was stated before.
    ///
    /// @throws Refusal when it is no such table
    public SymbolReport loadSymbols(Path file, boolean dry) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new SymbolLoad(transactions, clock).run(bytes, dry);
        }
    }

    /// Imports rows that a source sent for one symbol, with every check that a file of them meets.
    ///
    /// @param csv with a line of column names
    /// @param dry whether only to show what would come of it
    /// @throws Refusal when nothing of it can be understood
    public ImportReport importAnswer(String ticker, String source, String csv, boolean dry) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return importer.run(
                () -> new ByteArrayInputStream(bytes),
                new ImportOrder(Ticker.of(ticker), ticker, SourceName.real(source), dry));
    }

    /// Puts the sample symbols into a database that has no symbol yet.
    ///
    /// @return whether it did
    public boolean seedSamples() {
        return samples.seed();
    }
}
