package bellwether.market.imports.format;

import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.PrintableText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a price file, which may tell whose prices they are: `TCS.NS.csv`, `spy.csv.gz`,
/// `AAPL Historical Data.csv`, `daily_adjusted_IBM.csv`, `aapl_us_d.csv`.
public record FileName(String name) {
    static final String ENDINGS = "(?i)(\\.(csv|tsv|txt|gz|zip|json|ndjson|jsonl))+$";

    /// Names that programs give to whatever is saved.
    private static final Pattern ANYTHING =
            Pattern.compile(
                    "(?i)(historical[ _-]?(data|prices|quotes)|download|export|data|table|prices|quotes|untitled|upload)([ _(-]*\\d*\\)?)*");

    public static FileName of(Path file) {
        return new FileName(String.valueOf(file.getFileName()));
    }

    /// Of a member of an archive, without its folders.
    public static FileName ofMember(String path) {
        return new FileName(path.substring(path.lastIndexOf('/') + 1));
    }

    public boolean isOfPrices() {
        return name.matches(".+" + ENDINGS) && !name.startsWith(".");
    }

    /// What its bars name as their source: as much of it as fits.
    public SourceName source() {
        String printable = PrintableText.line(name);
        return SourceName.real(
                printable.substring(0, Math.min(printable.length(), SourceName.LONGEST)));
    }

    public Optional<Ticker> ticker() {
        String plain =
                name.replaceFirst(ENDINGS, "")
                        .replaceFirst(" \\(\\d+\\)$", "")
                        .replaceFirst("(?i) historical data$", "")
                        .replaceFirst("(?i)^(daily|time_series_daily)(_adjusted)?_", "");
        if (ANYTHING.matcher(plain).matches()) {
            return Optional.empty();
        }
        if (plain.matches("(?i)[a-z0-9.^-]+_[a-z]{2}_d")) { // Stooq's way: ticker, country, daily
            String[] parts = plain.toUpperCase(Locale.ROOT).split("_", -1);
            return Ticker.of(parts[0] + "." + parts[1]);
        }
        return Ticker.of(plain);
    }
}
