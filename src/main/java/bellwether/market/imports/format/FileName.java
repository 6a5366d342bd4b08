package bellwether.market.imports.format;

import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.PrintableText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a price file, which may tell whose prices they are: `TCS.NS.csv`, `spy.csv.gz`,
/// `AAPL Historical Data.csv`, `daily_adjusted_IBM.csv`, `aapl_us_d.csv`.
public record FileName(String name) {
    static final String ENDINGS = "(?i)(\\.(csv|tsv|txt|gz|zip|json|ndjson|jsonl))+$";

    /// Names that programs give to whatever is saved.
    private static final Pattern ANYTHING =
            Pattern.compile(
                    "(?i)(historical[ _-]?(data|prices|quotes)|download|export|data|table|prices|quotes|untitled|upload)([ _(-]*\\d*\\)?)*");

    /// A length of bars at the end: `-1d`, `_1440`, `_M15`, ` 5min`, `_daily`.
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?i)[-_ ](\\d{1,2}(m|min|h|d|w|wk|mo)|[mhdw](n?1|4|5|15|30|60)|1|5|15|30|60|240|1440|10080|43200|daily|hourly|weekly|monthly|intraday|minute)$");

    /// Dates at the end: `-2024-01`, `_2023`, `-20240131`, `_2020-01-01_2024-12-31`.
    private static final Pattern DATES =
            Pattern.compile("[-_ ](19|20)\\d{2}([-_]?\\d{2}([-_]?\\d{2})?)?$");

    /// What vendors write before and behind.
    private static final Pattern VENDOR =
            Pattern.compile(
                    "(?i)(^DAT_ASCII_|^DAT_MT_|_(BARCHARTDOTCOM|YAHOO|STOOQ|BINANCE|KRAKEN|COINBASE)$|[-_ ](stock[-_ ]?price|prices?|ohlcv?|quotes)$)");

    /// MetaTrader: a pair and the minutes of its bars, `EURUSD60`.
    private static final Pattern PAIR_AND_MINUTES =
            Pattern.compile("(?i)([A-Z]{6})(1|5|15|30|60|240|1440|10080)");

    /// Indian boards before a name: `NSE_INFY`, `nse-infy`.
    private static final Pattern BOARD = Pattern.compile("(?i)(NSE|BSE)[-_ ]([A-Z0-9&-]+)");

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

    /// Cut off, one after another: what programs put behind or before a ticker.
    private static String withoutRest(String name) {
        String left = name;
        String before;
        do {
            before = left;
            left = LENGTH.matcher(left).replaceFirst("");
            left = DATES.matcher(left).replaceFirst("");
            left = VENDOR.matcher(left).replaceFirst("");
        } while (!left.equals(before));
        Matcher minutes = PAIR_AND_MINUTES.matcher(left);
        return minutes.matches() ? minutes.group(1) : left;
    }

    public Optional<Ticker> ticker() {
        String plain =
                name.replaceFirst(ENDINGS, "")
                        .replaceFirst(" \\(\\d+\\)$", "")
                        .replaceFirst("(?i) historical data$", "")
                        .replaceFirst("(?i)^(daily|time_series_daily)(_adjusted)?_", "");
        plain = withoutRest(plain);
        if (plain.isEmpty() || ANYTHING.matcher(plain).matches()) {
            return Optional.empty();
        }
        Matcher board = BOARD.matcher(plain);
        if (board.matches()) {
            return Ticker.of(
                    board.group(2) + (board.group(1).equalsIgnoreCase("NSE") ? ".NS" : ".BO"));
        }
        if (plain.matches("(?i)[a-z0-9.^-]+_[a-z]{2}_d")) { // Stooq's way: ticker, country, daily
            String[] parts = plain.toUpperCase(Locale.ROOT).split("_", -1);
            return Ticker.of(parts[0] + "." + parts[1]);
        }
        return Ticker.of(plain);
    }
}
