package bellwether.market.imports;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.ZoneId;
import java.util.Optional;

/// What an import is to do with a file.
///
/// @param stated the ticker the caller gave
/// @param name of the file, which gives the ticker when nothing else says one
/// @param dry whether to leave the store as it is
/// @param zone of times that do not say theirs; else that of the exchange
/// @param decimal how its numbers are written; else as they show
/// @param exchange the code of that at which its symbols trade, where the file does not say it
/// @param dates what its dates begin with, where the file does not say it
public record ImportOrder(
        Optional<Ticker> stated,
        String name,
        SourceName source,
        boolean dry,
        Optional<ZoneId> zone,
        Optional<DecimalMark> decimal,
        Optional<String> exchange,
        Optional<DateOrder> dates) {
    /// The name of what comes over HTTP, which is none.
    static final String UPLOAD = "upload";

    public ImportOrder(
            Optional<Ticker> stated,
            String name,
            SourceName source,
            boolean dry,
            Optional<ZoneId> zone,
            Optional<DecimalMark> decimal) {
        this(stated, name, source, dry, zone, decimal, Optional.empty(), Optional.empty());
    }

    public ImportOrder(Optional<Ticker> stated, String name, SourceName source, boolean dry) {
        this(stated, name, source, dry, Optional.empty(), Optional.empty());
    }

    Optional<Ticker> named() {
        return new FileName(name).ticker();
    }

    /// The symbol of all rows, where no column names that of each.
    Optional<Ticker> symbol(PriceColumns columns) {
        return stated.or(columns::prefix).or(this::named);
    }

    /// What to say of a file when nothing says whose prices it holds.
    Refusal tickerMissing() {
        return Refusal.of(
                RefusalKind.INVALID,
                "ticker_missing",
                "It has no column ticker or symbol, and %s. Name the ticker with --ticker=%s (ticker= over HTTP)."
                        .formatted(
                                isUpload()
                                        ? "nothing else says whose prices these are"
                                        : "its name, %s, does not look like a ticker either"
                                                .formatted(Rejection.shown(name)),
                                new FileName(name).proposal().map(Ticker::name).orElse("NAME")));
    }

    private boolean isUpload() {
        return name.equals(UPLOAD);
    }

    /// The same for a member of the file, which is an archive.
    ImportOrder member(String path) {
        return new ImportOrder(
                stated,
                FileName.ofMember(path).name(),
                source,
                dry,
                zone,
                decimal,
                exchange,
                dates);
    }
}
