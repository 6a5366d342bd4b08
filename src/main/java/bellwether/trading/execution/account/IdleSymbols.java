package bellwether.trading.execution.account;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Symbols of which nothing is held or ordered. Their terms are not needed before they are used
/// again, and need not be known any more.
final class IdleSymbols {
    private static final Comparator<Position> ORDER =
            Comparator.comparing((Position position) -> position.key().symbol())
                    .thenComparing(position -> position.key().strategy());

    private final Map<String, SymbolMark> marks;
    private final Map<String, List<Position>> positions = new HashMap<>();

    /// Of all symbols, until those in use are restored.
    IdleSymbols(AccountState state) {
        marks = new HashMap<>(state.marks());
        for (Position position : state.positions()) {
            positions
                    .computeIfAbsent(position.key().symbol(), _ -> new ArrayList<>())
                    .add(position);
        }
    }

    @Nullable SymbolMark mark(String symbol) {
        return marks.get(symbol);
    }

    /// Brings back what is known of a symbol, which is idle no longer.
    void restore(SymbolBook book) {
        SymbolMark mark = marks.remove(book.symbol);
        if (mark != null) {
            book.mark(mark);
        }
        List<Position> known = positions.remove(book.symbol);
        if (known != null) {
            for (Position position : known) {
                book.holdings.put(position.key().strategy(), Holding.of(position, book.terms));
            }
        }
    }

    /// Adds what is idle, in the order of symbols and strategies.
    void addTo(List<Position> all, Map<String, SymbolMark> allMarks) {
        allMarks.putAll(marks);
        if (!positions.isEmpty()) {
            positions.values().forEach(all::addAll);
            all.sort(ORDER);
        }
    }
}
