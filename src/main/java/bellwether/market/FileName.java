package bellwether.market;

import java.nio.file.Path;
import java.util.Optional;

/// The name of a price file, which may tell whose prices they are: `TCS.NS.csv`, `spy.csv.gz`.
record FileName(String name) {
    private static final String ENDINGS = "(?i)(\\.(csv|tsv|txt|gz))+$";

    static FileName of(Path file) {
        return new FileName(String.valueOf(file.getFileName()));
    }

    /// What its bars name as their source: as much of it as fits.
    SourceName source() {
        String printable = name.replaceAll("\\p{Cntrl}", " ");
        return SourceName.real(
                printable.substring(0, Math.min(printable.length(), SourceName.LONGEST)));
    }

    Optional<Ticker> ticker() {
        return Ticker.of(name.replaceFirst(ENDINGS, ""));
    }
}
