package bellwether.desk.journal.advice;

import java.util.List;

/// What was found for an owner.
///
/// @param items those with most reasons first
/// @param looked symbols with a verdict
/// @param stale of those, whose newest bar is too old to act upon: they are left out
/// @param held symbols that are held
public record SymbolAdvice(List<Recommendation> items, int looked, int stale, int held) {
    public SymbolAdvice {
        items = List.copyOf(items);
    }
}
