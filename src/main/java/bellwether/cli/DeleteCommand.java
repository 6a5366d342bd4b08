package bellwether.cli;

import bellwether.market.bars.BarRemoval;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `delete TICKER`: a symbol, or some of its bars.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = {
            "delete a symbol with all that is stored of it, or with any of the options below only"
                    + " those bars",
            "Without --yes, prints what would be deleted. Stored analyses are kept."
        })
final class DeleteCommand implements Callable<Integer> {
    /// Whoever may run commands on this machine is admin.
    static final Actor HERE = new Actor(Caller.LOCAL, "", "");

    private final Program program;

    @Parameters(paramLabel = "TICKER", converter = ImportCommand.TickerOption.class)
    private Optional<Ticker> ticker = Optional.empty();

    @Option(
            names = "--timeframe",
            paramLabel = "CODE",
            converter = TimeframeOption.class,
            description = "timeframe of the bars to delete; default: 1d")
    private Optional<Timeframe> timeframe = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", description = "the first day to delete")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "the last day to delete")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "only bars of this file or provider")
    private Optional<String> source = Optional.empty();

    @Option(names = "--yes", description = "delete it")
    private boolean yes;

    DeleteCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Ticker symbol = ticker.orElseThrow();
        BarRemoval removal = program.removal();
        try {
            if (yes) {
                String confirmed = removal.stored(symbol).ticker();
                program.out().println(words(removed(removal, symbol, confirmed)));
                return 0;
            }
            program.err().println(isWhole() ? whole(removal, symbol) : part(removal, symbol));
        } catch (Refusal refusal) {
            program.err().println(refusal.detail());
        }
        return 1;
    }

    private static String whole(BarRemoval removal, Ticker symbol) {
        BarRemoval.Stored stored = removal.stored(symbol);
        return "Nothing deleted. %s has %s of all timeframes; add --yes to delete them and the symbol."
                .formatted(stored.ticker(), new CountedNoun(stored.bars(), "bar"));
    }

    private String part(BarRemoval removal, Ticker symbol) {
        BarRemoval.Stored chosen = removal.stored(symbol, selection());
        return "Nothing deleted. %s has %s of %s; %s"
                .formatted(
                        chosen.ticker(),
                        new CountedNoun(chosen.bars(), "bar"),
                        selection().words(),
                        chosen.bars() == 0
                                ? "there is nothing to delete."
                                : "add --yes to delete them.");
    }

    private BarRemoval.Selection selection() {
        return new BarRemoval.Selection(timeframe.orElse(Timeframe.DAY), from, to, source);
    }

    private BarRemoval.Removed removed(BarRemoval removal, Ticker symbol, String confirmed) {
        return isWhole()
                ? removal.symbol(symbol, confirmed, HERE)
                : removal.bars(symbol, selection(), confirmed, HERE);
    }

    private String words(BarRemoval.Removed removed) {
        return "%s: %s deleted%s"
                .formatted(
                        removed.ticker(),
                        new CountedNoun(removed.removed(), "bar"),
                        isWhole() ? ", and the symbol" : ", %,d left".formatted(removed.left()));
    }

    private boolean isWhole() {
        return timeframe.isEmpty() && from.isEmpty() && to.isEmpty() && source.isEmpty();
    }

    /// Reads the code of a timeframe.
    static final class TimeframeOption implements ITypeConverter<Timeframe> {
        @Override
        public Timeframe convert(String code) {
            return Timeframe.of(code)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    Timeframe.unknown(code, List.of(Timeframe.values()))));
        }
    }
}
