package bellwether.market.imports.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Prices of one row, or of a symbol's neighbouring rows, lie near each other: so `149` beside
/// `149,241` says that the comma is a decimal mark, and `978` beside `1.010` that the point is
/// none.
final class PriceNeighbours {
    private static final int MOST_SYMBOLS = 10_000;

    private final Map<String, Last> lasts = new HashMap<>();

    /// A price of each kind in a symbol's newest row; empty when it has none.
    private record Last(String whole, String lone) {}

    /// A price that could be read two ways, and the mark with which it lies near another.
    record Near(String price, DecimalMark mark) {}

    /// Looks at the prices of a row.
    ///
    /// @param whole those without any mark
    /// @param lone those that can be read two ways
    /// @return what they say, if anything
    Optional<Near> look(String ticker, List<String> whole, List<String> lone) {
        if (whole.isEmpty() && lone.isEmpty()) {
            return Optional.empty();
        }
        Last before = lasts.getOrDefault(ticker, new Last("", ""));
        Last now =
                new Last(
                        whole.isEmpty() ? "" : whole.getLast(),
                        lone.isEmpty() ? "" : lone.getLast());
        if (lasts.size() < MOST_SYMBOLS || lasts.containsKey(ticker)) {
            lasts.put(ticker, now);
        }
        String price = lone.isEmpty() ? before.lone : now.lone;
        String other = whole.isEmpty() ? before.whole : now.whole;
        return price.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : markNear(value(other, DecimalMark.POINT), price)
                        .map(mark -> new Near(price, mark));
    }

    /// The mark with which a price lies near another, if one does.
    static Optional<DecimalMark> markNear(double other, String price) {
        return Stream.of(DecimalMark.COMMA, DecimalMark.POINT)
                .filter(mark -> isNear(other, value(price, mark)))
                .findFirst();
    }

    /// Whether two prices may be of one symbol.
    private static boolean isNear(double a, double b) {
        return a > 0 && b > 0 && Math.max(a, b) / Math.min(a, b) < 10;
    }

    /// What a cell means with this mark.
    static double value(String cell, DecimalMark mark) {
        return NumberParser.parse(cell.toCharArray(), 0, cell.length(), mark);
    }
}
