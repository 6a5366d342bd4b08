package bellwether.research.screen;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What is on an owner's watchlists now.
@FunctionalInterface
public interface ListedSymbols {
    /// Nobody has any.
    ListedSymbols NONE = (owner, names) -> Map.of();

    /// The ids of the symbols on each list of these names, by the name as it was given; a list that
    /// the owner does not have is absent.
    Map<String, Set<Long>> members(String owner, Collection<String> names);
}
