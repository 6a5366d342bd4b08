package bellwether.market.imports;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.symbols.Ticker;
import java.time.ZoneId;
import java.util.Optional;

/// What the caller says about a file.
///
/// @param ticker whose bars these are, when the file has no column that says so
/// @param source the name its bars carry
/// @param dry whether only to say what would happen
/// @param zone of times that do not say theirs; else that of the exchange
/// @param decimal how its numbers are written; else as they show
/// @param exchange the code of that at which its symbols trade, where the file does not say it
/// @param dates what its dates begin with, where the file does not say it
public record ImportOptions(
        Optional<Ticker> ticker,
        Optional<String> source,
        boolean dry,
        Optional<ZoneId> zone,
        Optional<DecimalMark> decimal,
        Optional<String> exchange,
        Optional<DateOrder> dates) {
    public ImportOptions(
            Optional<Ticker> ticker,
            Optional<String> source,
            boolean dry,
            Optional<ZoneId> zone,
            Optional<DecimalMark> decimal) {
        this(ticker, source, dry, zone, decimal, Optional.empty(), Optional.empty());
    }

    public ImportOptions(Optional<Ticker> ticker, Optional<String> source, boolean dry) {
        this(ticker, source, dry, Optional.empty(), Optional.empty());
    }

    public static final ImportOptions NONE =
            new ImportOptions(Optional.empty(), Optional.empty(), false);
}
