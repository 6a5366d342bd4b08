package bellwether.market.imports.format;

import bellwether.market.bars.RefusedBar;
import bellwether.market.calendar.CurrencyPair;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Turns one record of a file into a checked row, or says what is wrong with it.
public final class RowReader {
    /// Boards of NSE on which shares are traded; on the others the same symbol means bonds or
    /// blocks at prices of their own.
    private static final Set<String> SHARES =
            Set.of("EQ", "BE", "BZ", "SM", "ST", "SZ", "RR", "IV");

    /// Groups of BSE, which its files give in the same column.
    private static final Set<String> BSE_SHARES =
            Set.of("A", "B", "M", "MT", "P", "R", "T", "TS", "W", "X", "XT", "Z", "ZP");

    private static final String NSE = "NSE";

    private static final Set<PriceColumn> OPTIONAL =
            EnumSet.of(
                    PriceColumn.VOLUME,
                    PriceColumn.SPLIT,
                    PriceColumn.DIVIDEND,
                    PriceColumn.VENUE,
                    PriceColumn.CURRENCY);

    private final PriceColumns columns;
    private final SymbolIndex symbols;
    private final DateParser dates;
    private final PriceReader prices;
    private final ActionReader actions;
    private final RefusedBars refused;
    private final PriceSigns signs;
    private final int leastFields;

    /// The only cell of the line above, which is no row.
    private String title = "";

    private final int ticker;
    private final int series;
    private final int period;
    private final int venue;
    private final int currency;
    private final ContractCheck contracts;
    private final FileListings listings;
    private final RowClock clocks;

    /// Reads rows by these columns.
    ///
    /// @param listings where the symbols trade, whose clocks are those of rows without a zone
    /// @param refused takes note of rows whose symbol and day are known, but whose prices are wrong
    public RowReader(
            Layout layout,
            SymbolIndex symbols,
            DateParser dates,
            FileListings listings,
            RefusedBars refused) {
        this.listings = listings;
        this.clocks = new RowClock(layout.columns(), dates, listings);
        this.refused = refused;
        this.columns = layout.columns();
        this.symbols = symbols;
        this.dates = dates;
        this.prices = new PriceReader(layout);
        this.signs = new PriceSigns(listings);
        this.actions = new ActionReader(columns, layout.decimal());
        this.ticker = columns.place(PriceColumn.TICKER);
        this.series = columns.place(PriceColumn.SERIES);
        this.period = columns.place(PriceColumn.PERIOD);
        this.venue = columns.place(PriceColumn.VENUE);
        this.currency = columns.place(PriceColumn.CURRENCY);
        this.contracts = new ContractCheck(columns, symbols.isGiven());
        this.leastFields =
                1
                        + columns.places().entrySet().stream()
                                .filter(e -> !OPTIONAL.contains(e.getKey()))
                                .mapToInt(e -> e.getValue())
                                .max()
                                .orElse(0);
    }

    /// Adds the row to those that wait, unless something is wrong with it.
    public Optional<Rejection> read(CsvRow row, PendingRows pending) {
        if (!row.broken().isEmpty()) {
            return Optional.of(new Rejection(RejectReason.BROKEN_JSON, row.broken()));
        }
        if (row.isBlank()) {
            return Optional.of(new Rejection(RejectReason.BLANK, "every cell is blank"));
        }
        if (row.isUnclosed()) {
            return Optional.of(
                    new Rejection(
                            RejectReason.UNCLOSED_QUOTE,
                            "a quote in it is not closed: the next lines do not belong to it"));
        }
        if (row.fields() < leastFields) {
            title = row.fields() == 1 ? row.field(0).strip() : title;
            return Optional.of(missingFields(row));
        }
        if (row.fields() > columns.header().size() && hasExtraFields(row)) {
            return Optional.of(extraFields(row));
        }
        return contracts
                .look(row)
                .or(() -> board(row))
                .or(() -> period(row))
                .or(() -> dates.read(row, columns).map(rejection -> secondHeader(row, rejection)))
                .or(() -> contracts.delivery(row, dates.day()))
                .or(() -> prices.read(row).map(rejection -> noted(row, rejection)))
                .or(() -> actions.read(row))
                .or(() -> add(row, pending));
    }

    /// Whether some row had a volume of -1, which was taken for none.
    public boolean hadUnknownVolume() {
        return prices.hadUnknownVolume();
    }

    /// @throws Refusal when a line of its own above it names another table
    private Rejection secondHeader(CsvRow row, Rejection rejection) {
        int place = columns.place(PriceColumn.DATE);
        String name = columns.header().get(place);
        boolean repeated = !name.isBlank() && name.strip().equals(row.field(place).strip());
        if (repeated && !title.isEmpty()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "several_symbols",
                    "Line %d: the line of column names comes again, below %s, as if the file held several tables, one for each symbol; they would become one history. Give each table a file of its own."
                            .formatted(row.line(), Rejection.shown(title)));
        }
        return repeated
                ? new Rejection(
                        rejection.reason(),
                        "it is the line of column names again, as if two files were joined: if the rows after it are of another symbol, import that file on its own")
                : rejection;
    }

    private Rejection noted(CsvRow row, Rejection rejection) {
        if (rejection.reason().isOfPrices()) {
            symbols.named(row, columns.place(PriceColumn.TICKER))
                    .ifPresent(ticker ->
                            refused.add(
                                    new RefusedBar(
                                            ticker,
                                            clocks.rowDay(row, ticker),
                                            row.line(),
                                            rejection)));
        }
        return rejection;
    }

    private Rejection missingFields(CsvRow row) {
        return new Rejection(
                RejectReason.MISSING_FIELDS,
                "has %d cells where the header has %d%s"
                        .formatted(
                                row.fields(),
                                columns.header().size(),
                                row.spansLines()
                                        ? "; it spans several lines: is a quote not closed?"
                                        : ""));
    }

    private boolean hasExtraFields(CsvRow row) {
        int field = columns.header().size();
        while (field < row.fields() && row.start(field) == row.end(field)) {
            field++;
        }
        return field < row.fields();
    }

    private Rejection extraFields(CsvRow row) {
        return new Rejection(
                RejectReason.EXTRA_FIELDS,
                "has %d cells where the header has %d, and what is too much is not empty: is a number with separators not in quotes?"
                        .formatted(row.fields(), columns.header().size()));
    }

    private Optional<Rejection> add(CsvRow row, PendingRows pending) {
        OptionalInt symbol = symbols.of(row, ticker);
        if (symbol.isEmpty()) {
            String cell = row.field(ticker);
            return Optional.of(
                    new Rejection(
                            cell.isEmpty() ? RejectReason.BLANK : RejectReason.BAD_TICKER,
                            "%s is not a ticker".formatted(Rejection.shown(cell))));
        }
        Optional<String> exchange = exchange(row);
        int number = number(symbol.getAsInt(), exchange);
        String name = symbols.tickers().get(number);
        Optional<Rejection> elsewhere =
                listings.hear(name, exchange)
                        .or(() -> currency(row, name))
                        .or(() -> clocks.single(row, name));
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        OptionalInt unit = clocks.unit(row, name, number);
        if (unit.isEmpty()) {
            return Optional.of(
                    new Rejection(
                            RejectReason.BAD_DATE,
                            "%s does not exist by the clock of its exchange: it was set forward"
                                    .formatted(Rejection.shown(DateParser.cell(row, columns)))));
        }
        title = "";
        pending.add(number, unit.getAsInt(), dates.timed(), row.line());
        prices.put(pending);
        actions.put(pending, () -> clocks.day(unit.getAsInt(), name));
        return Optional.empty();
    }

    /// The symbol's, or that of the same with a suffix, when this one is on record at another
    /// exchange than the row names.
    private int number(int symbol, Optional<String> exchange) {
        String name = symbols.tickers().get(symbol);
        return exchange.filter(_ -> ticker >= 0 && symbols.takenForGiven().isEmpty())
                .filter(named -> listings.hear(name, Optional.of(named)).isPresent())
                .flatMap(named -> listings.conflicts().suffixed(name, named))
                .map(symbols::number)
                .orElse(symbol);
    }

    /// As the row says it; only NSE's files have its boards in a column without saying so.
    private Optional<String> exchange(CsvRow row) {
        if (venue >= 0) {
            return venue < row.fields() ? Optional.of(row.field(venue)) : Optional.empty();
        }
        return series < 0 || row.start(series) == row.end(series)
                ? Optional.empty()
                : Optional.of(NSE);
    }

    /// The quote of a pair stands in its ticker; a column beside it may name the other half.
    private Optional<Rejection> currency(CsvRow row, String ticker) {
        if (currency < 0) {
            return signs.hear(ticker, row, columns.place(PriceColumn.CLOSE));
        }
        return currency >= row.fields() || CurrencyPair.of(ticker).isPresent()
                ? Optional.empty()
                : listings.currencies().hear(ticker, row.field(currency));
    }

    private Optional<Rejection> board(CsvRow row) {
        if (series < 0 || row.start(series) == row.end(series)) {
            return Optional.empty();
        }
        String board = row.field(series).strip();
        boolean bse = venue >= 0 && venue < row.fields() && row.field(venue).strip().equals("BSE");
        return (bse ? BSE_SHARES : SHARES).contains(board)
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                RejectReason.OTHER_SERIES,
                                "series %s is not one of %s's boards of shares (%s)"
                                        .formatted(
                                                Rejection.shown(board),
                                                bse ? "BSE" : NSE,
                                                String.join(
                                                        ", ",
                                                        new TreeSet<>(
                                                                bse ? BSE_SHARES : SHARES)))));
    }

    /// Stooq's files say the period of each row: D, or minutes. It must be that of the whole file.
    private Optional<Rejection> period(CsvRow row) {
        String expected =
                dates.timeframe().isIntraday()
                        ? String.valueOf(dates.timeframe().seconds() / 60)
                        : "D";
        return period < 0 || row.field(period).equals(expected)
                ? Optional.empty()
                : Optional.of(
                        new Rejection(
                                RejectReason.INTRADAY,
                                "period %s is not %s, as in the rest of the file"
                                        .formatted(Rejection.shown(row.field(period)), expected)));
    }
}
