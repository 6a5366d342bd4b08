package bellwether.market.imports.format;

import bellwether.market.calendar.CurrencyPair;
import bellwether.market.symbols.Ticker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Numbers the tickers of one file in the order of their appearance.
public final class SymbolIndex {
    private final List<String> tickers = new ArrayList<>();

    /// The numbers plus one, by the hash of their tickers; 0 is free. There may be a million, and a
    /// map of objects would take twice as much.
    private int[] slots = new int[1 << 4];

    private char[] previousCell = new char[0];
    private int previous = -1;

    private final GivenTicker given;
    private String called = "";

    private SymbolIndex(GivenTicker given) {
        this.given = given;
    }

    /// For a file whose column names its symbols.
    ///
    /// @param given the ticker that was given with it, for its only symbol
    public static SymbolIndex ofColumn(GivenTicker given) {
        return new SymbolIndex(given);
    }

    /// Whether the ticker was given, whatever the file calls its symbol.
    boolean isGiven() {
        return given.isGiven();
    }

    /// What the file calls the symbol that was taken for the given ticker; empty when none was.
    public String takenForGiven() {
        return called;
    }

    /// For a file of one symbol, which no column names.
    public static SymbolIndex single(Ticker ticker) {
        SymbolIndex symbols = new SymbolIndex(new GivenTicker(Optional.empty()));
        symbols.previous = symbols.number(ticker);
        return symbols;
    }

    /// The number of the row's ticker, or nothing when the cell does not hold one.
    ///
    /// @param place of the column with the ticker, or −1 for the file's only one
    OptionalInt of(CsvRow row, int place) {
        if (place >= 0 && !isPrevious(row, place)) {
            previousCell = Arrays.copyOfRange(row.text(), row.start(place), row.end(place));
            String cell = row.field(place).strip();
            previous = (given.isGiven() ? given(cell) : named(cell)).map(this::number).orElse(-1);
        }
        return previous < 0 ? OptionalInt.empty() : OptionalInt.of(previous);
    }

    /// A pair with a slash, which no ticker has, is called with a hyphen.
    private static Optional<Ticker> named(String cell) {
        return Ticker.of(cell)
                .or(() ->
                        Ticker.of(cell.replace('/', '-'))
                                .filter(pair -> CurrencyPair.of(pair.name()).isPresent()));
    }

    private Optional<Ticker> given(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        Ticker ticker = given.takeFor(cell);
        called = cell;
        return Optional.of(ticker);
    }

    /// The ticker of a row that is not taken: it gets no number for that.
    Optional<String> named(CsvRow row, int place) {
        if (place < 0) {
            return Optional.of(tickers.get(previous));
        }
        String cell = row.field(place).strip();
        return (given.isGiven() ? given.ifFits(cell) : named(cell)).map(Ticker::name);
    }

    public List<String> tickers() {
        return tickers;
    }

    private boolean isPrevious(CsvRow row, int place) {
        return previousCell.length > 0
                && Arrays.equals(
                        row.text(),
                        row.start(place),
                        row.end(place),
                        previousCell,
                        0,
                        previousCell.length);
    }

    /// The number of this ticker, a new one for a new one.
    int number(Ticker ticker) {
        int slot = slot(ticker.name());
        if (slots[slot] == 0) {
            if (tickers.size() == ImportLimits.MOST_SYMBOLS) {
                throw ImportLimits.tooManySymbols();
            }
            tickers.add(ticker.name());
            slots[slot] = tickers.size();
            if (2 * tickers.size() > slots.length) {
                grow();
            }
            return tickers.size() - 1;
        }
        return slots[slot] - 1;
    }

    private int slot(String name) {
        int hash = name.hashCode() * 0x9e3779b9;
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0 && !tickers.get(slots[slot] - 1).equals(name)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < tickers.size(); number++) {
            slots[slot(tickers.get(number))] = number + 1;
        }
    }
}
