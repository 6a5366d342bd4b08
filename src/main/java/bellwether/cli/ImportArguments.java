package bellwether.cli;

import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.format.TimeZones;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the import command was called with. Each complaint about it is a line of its own.
///
/// @param symbols whether the files are tables of symbols and not of prices
record ImportArguments(
        Optional<String> ticker,
        Optional<String> source,
        boolean dry,
        boolean symbols,
        Optional<String> zone,
        List<String> files,
        List<String> complaints) {
    private static final String TICKER = "--ticker=";
    private static final String SOURCE = "--source=";
    private static final String ZONE = "--zone=";

    static ImportArguments of(List<String> arguments) {
        Optional<String> ticker = Optional.empty();
        Optional<String> source = Optional.empty();
        boolean dry = false;
        boolean symbols = false;
        Optional<String> zone = Optional.empty();
        List<String> files = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(TICKER)) {
                ticker = Optional.of(argument.substring(TICKER.length()));
            } else if (argument.startsWith(SOURCE)) {
                source = Optional.of(argument.substring(SOURCE.length()));
            } else if (argument.startsWith(ZONE)) {
                zone = Optional.of(argument.substring(ZONE.length()));
            } else if (argument.equals("--dry-run")) {
                dry = true;
            } else if (argument.equals("--symbols")) {
                symbols = true;
            } else if (argument.startsWith("-")) {
                complaints.add("unknown option " + argument);
            } else {
                files.add(argument);
            }
        }
        ticker.filter(name -> Ticker.of(name).isEmpty())
                .ifPresent(name ->
                        complaints.add(
                                "--ticker must be %s, was %s"
                                        .formatted(Ticker.RULE_IN_WORDS, Rejection.shown(name))));
        source.filter(name -> !SourceName.fits(name))
                .ifPresent(name -> complaints.add("--source " + SourceName.rule(name)));
        if (symbols && (ticker.isPresent() || source.isPresent() || zone.isPresent())) {
            complaints.add("--symbols goes with none of --ticker, --source and --zone");
        }
        zone.filter(name -> TimeZones.of(name).isEmpty())
                .ifPresent(name -> complaints.add("--zone " + TimeZones.rule(name)));
        if (files.isEmpty() && complaints.isEmpty()) {
            complaints.add("no file to import");
        }
        return new ImportArguments(ticker, source, dry, symbols, zone, files, complaints);
    }

    ImportOptions options() {
        return new ImportOptions(
                ticker.flatMap(Ticker::of), source, dry, zone.flatMap(TimeZones::of));
    }
}
