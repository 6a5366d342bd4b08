package bellwether.cli;

import bellwether.market.bars.BarRemoval;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.maintenance.Maintenance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A program whose commands run in a test, on a database of the test's. What it is not given is not
/// to be asked for.
public final class TestProgram implements Program {
    private static final int FAILED = 1;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final Optional<PriceImport> prices;
    private final Optional<DatabaseAddress> schema;
    private Optional<BarRemoval> removal = Optional.empty();
    private Optional<URI> service = Optional.empty();
    private Optional<String> full = Optional.empty();
    private final List<Path> failedBackups = new ArrayList<>();
    private boolean terminal;

    private TestProgram(Optional<PriceImport> prices, Optional<DatabaseAddress> schema) {
        this.prices = prices;
        this.schema = schema;
    }

    public static TestProgram of(PriceImport prices) {
        return new TestProgram(Optional.of(prices), Optional.empty());
    }

    static TestProgram of(DatabaseAddress schema) {
        return new TestProgram(Optional.empty(), Optional.of(schema));
    }

    public static TestProgram empty() {
        return new TestProgram(Optional.empty(), Optional.empty());
    }

    TestProgram removingBy(BarRemoval given) {
        removal = Optional.of(given);
        return this;
    }

    /// Calls a service there.
    public static TestProgram calling(URI service) {
        TestProgram program = empty();
        program.service = Optional.of(service);
        return program;
    }

    @Override
    public void backupFailed(Path file) {
        failedBackups.add(file);
    }

    /// Files of which a backup was said to have failed.
    List<Path> failedBackups() {
        return List.copyOf(failedBackups);
    }

    @Override
    public URI service() {
        return service.orElseThrow();
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.empty();
    }

    TestProgram withFullDisk(String words) {
        full = Optional.of(words);
        return this;
    }

    TestProgram onTerminal(boolean read) {
        terminal = read;
        return this;
    }

    /// Runs a command, on fresh outputs, and gives its exit code.
    public int run(String... arguments) {
        printed.reset();
        complained.reset();
        return CommandLines.execute(
                this,
                List.of(arguments),
                fault -> {
                    err().println(fault.getMessage());
                    return FAILED;
                });
    }

    /// What the last command printed.
    public String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /// What was wrong with the last command.
    public String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String version() {
        return "9.9.9";
    }

    @Override
    public PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream err() {
        return new PrintStream(complained, true, StandardCharsets.UTF_8);
    }

    @Override
    public boolean onTerminal() {
        return terminal;
    }

    @Override
    public int serve() {
        return says("serves");
    }

    @Override
    public int web() {
        return says("serves only");
    }

    @Override
    public int worker() {
        return says("works only");
    }

    @Override
    public int serveDuring(Consumer<URI> caller) {
        return says("serves for a while");
    }

    @Override
    public int doctor() {
        return says("examines");
    }

    private int says(String what) {
        out().println(what);
        return 0;
    }

    @Override
    public DatabaseAddress schemaAddress() {
        return schema.orElseThrow();
    }

    @Override
    public PriceImport prices() {
        return prices.orElseThrow();
    }

    @Override
    public Optional<String> fullDisk() {
        return full;
    }

    @Override
    public BarRemoval removal() {
        return removal.orElseThrow();
    }

    @Override
    public Maintenance maintenance() {
        throw new IllegalStateException("no database");
    }
}
