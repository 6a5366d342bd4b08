package bellwether.cli;

import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.imports.format.TimeZones;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `import FILE…`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "import price history from files and folders: CSV or JSON lines, plain, gzipped or"
                    + " zipped, as vendors export them",
            "Exit code 1 if a file could not be read or none of its rows was accepted; the other"
                    + " files are imported."
        })
final class ImportCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--ticker",
            paramLabel = "NAME",
            converter = TickerOption.class,
            description = "ticker of the prices, if the file does not contain it")
    private Optional<Ticker> ticker = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            converter = SourceOption.class,
            description = "where they come from; else the file's name")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "NAME",
            converter = ZoneOption.class,
            description = "time zone of intraday times, such as America/New_York")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--exchange",
            paramLabel = "CODE",
            converter = ExchangeOption.class,
            description =
                    "where they trade, such as XNSE, XLON, CRYPTO or FOREX, when neither the file"
                            + " nor the form of the ticker says it")
    private Optional<String> exchange = Optional.empty();

    @Option(
            names = "--decimal",
            paramLabel = "MARK",
            converter = DecimalOption.class,
            description =
                    "decimal mark: point or comma (or the character), if the file is ambiguous")
    private Optional<DecimalMark> decimal = Optional.empty();

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            converter = DatesOption.class,
            description =
                    "what dates such as 1/2/2024 begin with: day_first or month_first, if the file"
                            + " is ambiguous")
    private Optional<DateOrder> dates = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "show how the files are understood, and store nothing")
    private boolean dry;

    @Option(
            names = "--symbols",
            description =
                    "the files are tables of symbol details: names, sectors, exchanges, listing"
                            + " dates")
    private boolean symbols;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files or folders")
    private List<Path> files = List.of();

    ImportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (symbols
                && Stream.of(ticker, source, zone, exchange, decimal, dates)
                        .anyMatch(Optional::isPresent)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--symbols cannot be combined with --ticker, --source, --zone, --exchange,"
                            + " --decimal or --dates");
        }
        PriceImport prices = program.prices();
        ToIntFunction<Path> each;
        if (symbols) {
            SymbolTableImport tables =
                    new SymbolTableImport(prices, program.out(), program.err(), program::fullDisk);
            each = file -> tables.run(file, dry);
        } else {
            ImportOptions options =
                    new ImportOptions(ticker, source, dry, zone, decimal, exchange, dates);
            PriceFileImport bars =
                    new PriceFileImport(
                            prices,
                            program.out(),
                            program.err(),
                            program.onTerminal(),
                            program::fullDisk);
            each = file -> bars.run(file, options);
        }
        return files.stream().mapToInt(each).max().orElse(0);
    }

    /// Reads the name of an exchange.
    static final class ExchangeOption implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            Calendars calendars = new Calendars(() -> Instant.EPOCH);
            return calendars
                    .knownCode(name)
                    .orElseThrow(
                            () -> new TypeConversionException(calendars.unknownExchange(name)));
        }
    }

    /// Reads a ticker.
    static final class TickerOption implements ITypeConverter<Ticker> {
        @Override
        public Ticker convert(String name) {
            return Ticker.of(name)
                    .orElseThrow(() -> new TypeConversionException(Ticker.rule(name)));
        }
    }

    /// Reads the name of a source.
    static final class SourceOption implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            if (!SourceName.fits(name)) {
                throw new TypeConversionException(SourceName.rule(name));
            }
            return name;
        }
    }

    /// Reads a decimal mark.
    static final class DecimalOption implements ITypeConverter<DecimalMark> {
        @Override
        public DecimalMark convert(String name) {
            return DecimalMark.of(name)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "%s, was %s"
                                            .formatted(DecimalMark.RULE, Rejection.shown(name))));
        }
    }

    /// Reads the order of dates.
    static final class DatesOption implements ITypeConverter<DateOrder> {
        @Override
        public DateOrder convert(String name) {
            return DateOrder.of(name)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "%s, was %s".formatted(DateOrder.RULE, Rejection.shown(name))));
        }
    }

    /// Reads the name of a time zone.
    static final class ZoneOption implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String name) {
            return TimeZones.of(name)
                    .orElseThrow(() -> new TypeConversionException(TimeZones.rule(name)));
        }
    }
}
