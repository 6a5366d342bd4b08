package bellwether.market.imports.format;

import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Knows rows of futures and options, whose prices are not those of the share: by columns that only
/// contracts fill (expiry, strike, call or put), by a month of delivery, and by words such as
/// FUTSTK in any column.
final class ContractCheck {
    private static final Set<String> COLUMNS =
            Set.of(
                    "xprydt",
                    "expiry",
                    "expirydt",
                    "expirydate",
                    "expiration",
                    "expirationdate",
                    "expdate",
                    "futexp",
                    "maturity",
                    "maturitydate",
                    "maturitymonth",
                    "lasttradedate",
                    "lasttradingdate",
                    "lasttradingday",
                    "contract",
                    "contractid",
                    "contractcode",
                    "contractmonth",
                    "contractname",
                    "deliverymonth",
                    "deliverydate",
                    "verfall",
                    "verfallsdatum",
                    "verfalldatum",
                    "flligkeit",
                    "chance", // échéance, in small letters of English
                    "echeance",
                    "dateechance",
                    "dateecheance",
                    "vencimiento",
                    "vencimento",
                    "scadenza",
                    "strkpric",
                    "strike",
                    "strikepr",
                    "strikeprice",
                    "optntp",
                    "optiontype",
                    "optiontyp",
                    "opttype",
                    "optype",
                    "putcall",
                    "callput",
                    "putorcall",
                    "cpflag",
                    "cp",
                    "right");

    /// Columns of months, which are those of a delivery unless they repeat the row's own.
    private static final Set<String> MONTHS =
            Set.of(
                    "month",
                    "monat",
                    "mois",
                    "mes",
                    "mese",
                    "delivery",
                    "deliv",
                    "lieferung",
                    "liefermonat",
                    "livraison",
                    "entrega",
                    "consegna");

    private static final Set<String> KINDS =
            Set.of(
                    "FUT", "FUTURE", "FUTURES", "FUTSTK", "FUTIDX", "FUTIVX", "FUTCUR", "FUTCOM",
                    "FUTIRC", "OPT", "OPTION", "OPTIONS", "OPTSTK", "OPTIDX", "OPTCUR", "OPTFUT",
                    "OPTIRC", "FOP", "STF", "STO", "IDF", "IDO");

    private static final int LONGEST_KIND = 9;
    private static final int LONGEST_NAME = 40;

    /// Kinds that are no tickers either; OPT is one.
    private static final int LEAST_OF_TICKER = 6;

    private static final String NAMES = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
    private static final Pattern MONTH_OF_CONTRACT =
            Pattern.compile("(?:" + NAMES + ")(?:\\d{2}|20\\d{2})");
    private static final Pattern NAMED_MONTH =
            Pattern.compile("(\\p{L}{3})\\p{L}{0,7}\\.?[-' /]?(?:20)?(\\d{2})");
    private static final Pattern NUMBERED_MONTH =
            Pattern.compile("(?:19|20)(\\d{2})[-/.]?(0[1-9]|1[0-2])(?:[-/.]?\\d{2})?");
    private static final Pattern CODED_MONTH = Pattern.compile("[FGHJKMNQUVXZ]\\d{1,2}");

    /// The name of one contract: `NIFTY24MARFUT`, `NIFTY2430722500CE`, `AAPL240621C00190000`.
    private static final Pattern NAME_OF_CONTRACT =
            Pattern.compile(
                    "[A-Z0-9&_-]{1,20}?\\d{2}(?:%1$s)(?:\\d{2})?(?:FUT|[\\d.]+(?:CE|PE))|[A-Z&-]{2,15}\\d{2}[1-9OND]\\d{5,8}(?:CE|PE)|(?:O:)?[A-Z.]{1,6} *\\d{6}[CP]\\d{8}"
                            .formatted(NAMES));

    /// What stands in the columns of contracts where there is none.
    private static final Pattern NO_CONTRACT =
            Pattern.compile("|-|\\?|XX|NA|N/A|0+(\\.0+)?|nan|null", Pattern.CASE_INSENSITIVE);

    /// Columns of calls and puts whose names mean something else where they hold numbers: `CP` a
    /// change in per cent.
    private static final Set<String> KINDS_OF_OPTION = Set.of("cp", "right");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?\\s*%?");

    private final PriceColumns columns;
    private final int[] contracts;
    private final int[] months;
    private final int[] others;
    private final int ticker;
    private final boolean given;

    /// @param given whether the rows are imported under another name than their own
    ContractCheck(PriceColumns columns, boolean given) {
        this.columns = columns;
        this.given = given;
        this.ticker = columns.place(PriceColumn.TICKER);
        this.contracts = places(columns, COLUMNS);
        this.months = places(columns, MONTHS);
        this.others =
                IntStream.range(0, columns.header().size())
                        .filter(place -> !columns.places().containsValue(place))
                        .filter(place -> IntStream.of(contracts).noneMatch(one -> one == place))
                        .filter(place -> IntStream.of(months).noneMatch(one -> one == place))
                        .toArray();
    }

    private static int[] places(PriceColumns columns, Set<String> names) {
        return IntStream.range(0, columns.header().size())
                .filter(place -> names.contains(PriceColumns.plain(columns.header().get(place))))
                .toArray();
    }

    /// Whether only contracts fill a column of this name.
    static boolean isColumn(String plainName) {
        return COLUMNS.contains(plainName);
    }

    /// A row of a future or an option is about the contract, whatever its symbol says.
    Optional<Rejection> look(CsvRow row) {
        for (int place : contracts) {
            if (isContractIn(place, cell(row, place))) {
                return Optional.of(rejection(row, place));
            }
        }
        for (int place : others) {
            if (isContract(row, place) || isNamed(row, place)) {
                return Optional.of(rejection(row, place));
            }
        }
        return ticker >= 0
                        && ticker < row.fields()
                        && row.end(ticker) - row.start(ticker) >= LEAST_OF_TICKER
                        && (isContract(row, ticker) || (given && isNamed(row, ticker)))
                ? Optional.of(rejection(row, ticker))
                : Optional.empty();
    }

    private boolean isContractIn(int place, String cell) {
        boolean number =
                KINDS_OF_OPTION.contains(PriceColumns.plain(columns.header().get(place)))
                        && NUMBER.matcher(cell).matches();
        return !number && !NO_CONTRACT.matcher(cell).matches();
    }

    private static boolean isNamed(CsvRow row, int place) {
        if (place >= row.fields()) {
            return false;
        }
        int length = row.end(place) - row.start(place);
        return length > LONGEST_KIND
                && length <= LONGEST_NAME
                && isLetter(row.text()[row.start(place)])
                && NAME_OF_CONTRACT.matcher(cell(row, place)).matches();
    }

    private static boolean isContract(CsvRow row, int place) {
        if (place >= row.fields()) {
            return false;
        }
        int length = row.end(place) - row.start(place);
        if (length < 3 || length > LONGEST_KIND || !isLetter(row.text()[row.start(place)])) {
            return false;
        }
        String word = cell(row, place).toUpperCase(Locale.ROOT);
        return KINDS.contains(word) || MONTH_OF_CONTRACT.matcher(word).matches();
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// A month that is not that of the row is one of delivery.
    Optional<Rejection> delivery(CsvRow row, int day) {
        for (int place : months) {
            if (place < row.fields() && isOtherMonth(cell(row, place), day)) {
                return Optional.of(rejection(row, place));
            }
        }
        return Optional.empty();
    }

    private static boolean isOtherMonth(String cell, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int year = date.getYear() % 100;
        Matcher numbered = NUMBERED_MONTH.matcher(cell);
        if (numbered.matches()) {
            return Integer.parseInt(numbered.group(1)) != year
                    || Integer.parseInt(numbered.group(2)) != date.getMonthValue();
        }
        Matcher named = NAMED_MONTH.matcher(cell);
        if (named.matches()) {
            return Integer.parseInt(named.group(2)) != year
                    || !isMonth(named.group(1), date.getMonth());
        }
        return CODED_MONTH.matcher(cell).matches();
    }

    private static boolean isMonth(String three, Month month) {
        return month.name().startsWith(three.toUpperCase(Locale.ROOT));
    }

    private Rejection rejection(CsvRow row, int place) {
        String name = columns.header().get(place).strip();
        return new Rejection(
                RejectReason.OTHER_SERIES,
                "its column %s is %s: it is a future or an option, not the share"
                        .formatted(
                                name.isEmpty() ? String.valueOf(place + 1) : name,
                                Rejection.shown(cell(row, place))));
    }

    private static String cell(CsvRow row, int place) {
        return place < row.fields() ? row.field(place).strip() : "";
    }
}
