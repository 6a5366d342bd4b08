package bellwether.market.imports.format;

import bellwether.market.calendar.CurrencyPair;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
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

    /// The ticker that was given with the file, for the one symbol that its column does not name in
    /// the form of a ticker, such as `BTC/USDT`.
    private final Optional<Ticker> stated;

    private String unreadable = "";

    private SymbolIndex(Optional<Ticker> stated) {
        this.stated = stated;
    }

    /// For a file whose column names its symbols.
    ///
    /// @param stated the ticker that was given with it
    public static SymbolIndex ofColumn(Optional<Ticker> stated) {
        return new SymbolIndex(stated);
    }

    /// What the file calls the symbol whose ticker was given with it; empty when that was not used.
    public String takenAsStated() {
        return unreadable;
    }

    /// For a file of one symbol, which no column names.
    public static SymbolIndex single(Ticker ticker) {
        SymbolIndex symbols = new SymbolIndex(Optional.empty());
        symbols.previous = symbols.number(ticker);
        return symbols;
    }

    /// The number of the row's ticker, or nothing when the cell does not hold one.
    ///
    /// @param place of the column with the ticker, or −1 for the file's only one
    OptionalInt of(CsvRow row, int place) {
        if (place >= 0 && !isPrevious(row, place)) {
            previousCell = Arrays.copyOfRange(row.text(), row.start(place), row.end(place));
            Optional<Ticker> named = named(row.field(place));
            if (named.isPresent() && !unreadable.isEmpty()) {
                throw twoSymbols(named.get());
            }
            previous = named.or(() -> stated(row.field(place))).map(this::number).orElse(-1);
        }
        return previous < 0 ? OptionalInt.empty() : OptionalInt.of(previous);
    }

    /// A pair with a slash, which no ticker has, is called with a hyphen, unless a ticker is given.
    private Optional<Ticker> named(String cell) {
        Optional<Ticker> plain = Ticker.of(cell);
        return plain.isPresent() || stated.isPresent()
                ? plain
                : Ticker.of(cell.replace('/', '-'))
                        .filter(pair -> CurrencyPair.of(pair.name()).isPresent());
    }

    private Optional<Ticker> stated(String cell) {
        boolean another = unreadable.isEmpty() ? !tickers.isEmpty() : !unreadable.equals(cell);
        if (cell.isBlank() || stated.isEmpty() || another) {
            return Optional.empty();
        }
        unreadable = cell;
        return stated;
    }

    private Refusal twoSymbols(Ticker other) {
        return Refusal.of(
                RefusalKind.INVALID,
                "several_symbols",
                "The file names %s, which is no ticker and was taken for the one given with it, and also %s. Give each symbol a file of its own."
                        .formatted(Rejection.shown(unreadable), other));
    }

    /// The ticker of a row that is not taken: it gets no number for that.
    Optional<String> named(CsvRow row, int place) {
        return place < 0
                ? Optional.of(tickers.get(previous))
                : named(row.field(place)).map(Ticker::name);
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

    private int number(Ticker ticker) {
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
