package bellwether.market.imports;

import bellwether.market.calendar.CurrencyPair;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.PrintableText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The name of a price file, which may say whose prices they are: `TCS.NS.csv`, `spy.csv.gz`, `AAPL
/// Historical Data.csv`, `daily_adjusted_IBM.csv`, `aapl_us_d.csv`.
public record FileName(String name) {
    static final String ENDINGS = "(?i)(\\.(csv|tsv|txt|gz|zip|json|ndjson|jsonl))+$";

    /// Names that programs give to whatever is saved.
    private static final Pattern ANYTHING =
            Pattern.compile(
                    "(?i)(historical[ _-]?(data|prices|quotes)|histor(y|ical)|download|export|data|table|prices|quotes|charts?|untitled|upload|candles|klines|ohlcv?|stocks?|intraday|daily|hourly|weekly|monthly|minutes?|final|test|tests|out|output|input|new|neu|tmp|temp|untitled|unbenannt|unnamed|sample|example|results?|portfolio|positions|watchlist|sheet|book|workbook|mappe|arbeitsmappe|tabelle|blatt|hoja|libro|feuille|feuil|classeur|foglio|cartel|planilha|pasta|document|file|datei|kurse|kursdaten|historisch|historie|historique|historico|storico|cours|cotations|cotizaciones|notowania|daten|koers|koersen|merged|combined|cleaned|clean|processed|backup|precios|prezzi|cotacoes)([ _(-]*\\d*\\)?)*");

    private static final String MONTHS =
            "jan(uary|uar|vier)?|feb(ruary|ruar|braio|rero)?|mar(ch|zo|s|co|ço)?|apr(il|ile)?|may|june?|july?|aug(ust)?|sept?(ember|iembre|embre)?|oct(ober|ubre|obre)?|nov(ember|iembre|embre|embro)?|dec(ember|embre)?"
                    + "|m(ä|ae)rz|mrz|mai|juni|juli|okt(ober)?|dez(ember|embro)?"
                    + "|f(é|e)v(rier|ereiro)|avril|juin|juillet|ao(û|u)t|d(é|e)cembre"
                    + "|enero|abril|mayo|junio|julio|agosto|septiembre|setiembre|diciembre"
                    + "|gennaio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
                    + "|janeiro|maio|junho|julho|setembro|outubro"
                    + "|januari|februari|maart|mei|augustus";

    /// When, and not whose: months, quarters and years, dates, and numbers that count files.
    private static final Pattern TIME_SPAN =
            Pattern.compile(
                    "(?iu)(%s)?[-_ ]?((19|20)\\d{2})?|((19|20)\\d{2}[-_ ]?)?[qh][1-4]([-_ ]?(19|20)\\d{2})?|(kw|cw|w)[-_ ]?\\d{1,2}|(19|20)\\d{2}[-_]?(0[1-9]|1[0-2])([-_]?(0[1-9]|[12]\\d|3[01]))?|\\d{1,2}(m|min|h|d|w|wk|mo)?|[mhd](1|4|5|15|30|60)"
                            .formatted(MONTHS));

    /// A length of bars at the end: `-1d`, `_1440`, `_M15`, ` 5min`, `_daily`.
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?i)(?:[-_ ]|, )(\\d{1,2}(m|min|h|d|w|wk|mo)|[mhdw](n?1|4|5|15|30|60)|1|5|15|30|60|240|1440|10080|43200|daily|hourly|weekly|monthly|intraday|minute)$");

    /// Dates at the end: `-2024-01`, `_2023`, `-20240131`, `_2020-01-01_2024-12-31`.
    private static final Pattern DATES =
            Pattern.compile("[-_ ](19|20)\\d{2}([-_]?\\d{2}([-_]?\\d{2})?)?$");

    /// What vendors write before and behind.
    private static final Pattern VENDOR =
            Pattern.compile(
                    "(?i)(^DAT_ASCII_|^DAT_MT_|^(YAHOO|STOOQ|NYSE|NASDAQ|AMEX|BATS|BINANCE|COINBASE|KRAKEN|BITSTAMP|BITMEX|BYBIT|OANDA|FXCM|FX_IDC|FX)[-_ ]|[-_](BARCHARTDOTCOM|YAHOO|STOOQ|BINANCE|KRAKEN|COINBASE)$|[-_ ]stock[-_ ]?prices?$|[-_](prices?|ohlcv?|klines|candles|quotes|(un)?adjusted|history|historical)$)");

    /// MetaTrader: a pair and the minutes of its bars, `EURUSD60`.
    private static final Pattern PAIR_AND_MINUTES =
            Pattern.compile("(?i)([A-Z]{6})(1|5|15|30|60|240|1440|10080)");

    /// An exchange before a name, as TradingView and others write it, and the suffix of its
    /// tickers: `NSE_INFY`, `nse-infy`, `LSE_VOD`.
    private static final Pattern EXCHANGE =
            Pattern.compile("(?i)(NSE|BSE|LSE|XETR|HKEX|ASX|TSX)[-_ ]([A-Z0-9&-]+)");

    private static final Map<String, String> SUFFIXES =
            Map.of(
                    "NSE", ".NS", "BSE", ".BO", "LSE", ".L", "XETR", ".DE", "HKEX", ".HK", "ASX",
                    ".AX", "TSX", ".TO");

    /// One word, whose exchange may be unknown: `RELIANCE`, `7203`, `TCS.NS`, `^GSPC`.
    private static final Pattern WORD =
            Pattern.compile("\\^?[A-Z0-9&.=]{1,20}|[A-Z0-9&]{1,12}-[A-Z0-9]{1,5}\\.[A-Z]{1,4}");

    /// A share with a class or a preferred share: `BRK-B`, `BAC-PL`.
    private static final Pattern CLASS = Pattern.compile("[A-Z]{1,5}-[A-Z]{1,2}");

    /// A hyphen for the dot of a suffix, or a board of NSE: `SAP-DE`, `TCS-EQ`; and what may as
    /// well be a class of shares.
    private static final Pattern HYPHENED = Pattern.compile("(?i)([A-Z0-9&]{1,12})-([A-Z]{1,2})");

    private static final Map<String, String> HYPHENS =
            Stream.of(
                            "AS AX BK BO BR CO DE HE HK IL IR IS JK JO JP KL KQ KS LS MC MI MX NS NZ OL SA SH SI SS ST SW SZ TO TW UK US VI WA"
                                    .split(" "))
                    .collect(Collectors.toMap(suffix -> suffix, suffix -> suffix));

    private static final Map<String, String> BOARDS = Map.of("EQ", "NS", "BE", "NS", "BZ", "NS");

    private static final Map<String, String> DOUBTFUL =
            Map.of("L", "L", "F", "F", "T", "T", "V", "V", "PA", "PA");

    public static FileName of(Path file) {
        return new FileName(String.valueOf(file.getFileName()));
    }

    /// Of a member of an archive, without its folders.
    public static FileName ofMember(String path) {
        return new FileName(
                path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))));
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
        return withoutMinutes(left);
    }

    private static String withoutMinutes(String word) {
        Matcher minutes = PAIR_AND_MINUTES.matcher(word);
        return minutes.matches() ? minutes.group(1) : word;
    }

    /// The ticker in the name, if it looks like one: a word, a pair, or a share with its class.
    public Optional<Ticker> ticker() {
        String plain = plain();
        if (ANYTHING.matcher(plain).matches() || TIME_SPAN.matcher(plain).matches()) {
            return Optional.empty();
        }
        Matcher listed = EXCHANGE.matcher(plain);
        if (listed.matches()) {
            String suffix = SUFFIXES.get(listed.group(1).toUpperCase(Locale.ROOT));
            return Ticker.of(listed.group(2) + suffix);
        }
        if (plain.matches("(?i)[a-z0-9.^-]+_[a-z]{2}_d")) { // Stooq's way: ticker, country, daily
            String[] parts = plain.toUpperCase(Locale.ROOT).split("_", -1);
            return Ticker.of(parts[0] + "." + parts[1]);
        }
        Optional<Ticker> hyphened = hyphened(plain, HYPHENS).or(() -> hyphened(plain, BOARDS));
        if (hyphened.isPresent() || hyphened(plain, DOUBTFUL).isPresent()) {
            return hyphened;
        }
        return Ticker.of(plain).filter(FileName::looksLikeOne);
    }

    private static Optional<Ticker> hyphened(String plain, Map<String, String> suffixes) {
        Matcher word = HYPHENED.matcher(plain);
        return word.matches() && CurrencyPair.of(plain.toUpperCase(Locale.ROOT)).isEmpty()
                ? Optional.ofNullable(suffixes.get(word.group(2).toUpperCase(Locale.ROOT)))
                        .flatMap(suffix -> Ticker.of(word.group(1) + "." + suffix))
                : Optional.empty();
    }

    private String plain() {
        return withoutRest(
                name.replaceFirst(ENDINGS, "")
                        .replaceFirst(" \\(\\d+\\)$", "")
                        .replaceFirst("(?i) historical data$", "")
                        .replaceFirst("(?i)^(daily|time_series_daily)(_adjusted)?_", ""));
    }

    private static boolean looksLikeOne(Ticker ticker) {
        String text = ticker.name();
        return WORD.matcher(text).matches()
                || CLASS.matcher(text).matches()
                || CurrencyPair.of(text).isPresent();
    }

    /// What may have been meant by a name without a ticker: its only word that is a pair or has a
    /// suffix. Only to be asked about.
    public Optional<Ticker> proposal() {
        Optional<Ticker> hyphened = hyphened(plain(), DOUBTFUL);
        if (hyphened.isPresent()) {
            return hyphened;
        }
        List<Ticker> likely =
                Arrays.stream(plain().split("[-_ ]"))
                        .flatMap(word -> Ticker.of(withoutMinutes(word)).stream())
                        .filter(word ->
                                CurrencyPair.of(word.name()).isPresent()
                                        || word.name().matches("[A-Z0-9&]+\\.[A-Z]{1,3}"))
                        .distinct()
                        .toList();
        return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }
}
