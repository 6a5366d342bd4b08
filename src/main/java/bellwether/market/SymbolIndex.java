package bellwether.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Numbers the tickers of one file in the order of their appearance.
final class SymbolIndex {
    private final Map<Ticker, Integer> numbers = new HashMap<>();
    private final List<String> tickers = new ArrayList<>();

    private char[] previousCell = new char[0];
    private int previous = -1;

    /// For a file of one symbol, which no column names.
    static SymbolIndex single(Ticker ticker) {
        SymbolIndex symbols = new SymbolIndex();
        symbols.previous = symbols.number(ticker);
        return symbols;
    }

    /// The number of the row's ticker, or nothing when the cell does not hold one.
    ///
    /// @param place of the column with the ticker, or −1 for the file's only one
    OptionalInt of(CsvRow row, int place) {
        if (place >= 0 && !isPrevious(row, place)) {
            previousCell = Arrays.copyOfRange(row.text(), row.start(place), row.end(place));
            previous = Ticker.of(row.field(place)).map(this::number).orElse(-1);
        }
        return previous < 0 ? OptionalInt.empty() : OptionalInt.of(previous);
    }

    /// The ticker of a row that is not taken: it gets no number for that.
    Optional<String> named(CsvRow row, int place) {
        return place < 0
                ? Optional.of(tickers.get(previous))
                : Ticker.of(row.field(place)).map(Ticker::name);
    }

    List<String> tickers() {
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
        return numbers.computeIfAbsent(
                ticker,
                t -> {
                    tickers.add(t.name());
                    return tickers.size() - 1;
                });
    }
}
