package bellwether.market.symbols;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lists that owners keep, for all that take a list in place of tickers. They are kept on a floor
/// above, so the composition root gives them.
public interface TickerLists {
    /// Where there are none.
    TickerLists NONE =
            new TickerLists() {
                @Override
                public Optional<TickerList> find(String owner, String idOrName) {
                    return Optional.empty();
                }

                @Override
                public Map<String, Set<Long>> members(String owner, Collection<String> names) {
                    return Map.of();
                }
            };

    /// An owner's list of this id or name.
    Optional<TickerList> find(String owner, String idOrName);

    /// The ids of the stored symbols on lists, by the names that were asked for, in one query. A
    /// list that the owner does not have is absent; one without stored symbols is there and empty.
    Map<String, Set<Long>> members(String owner, Collection<String> names);

    /// The names of an owner's lists, in the order of the lists.
    default List<String> names(String owner) {
        return List.of();
    }

    /// Moves whenever an owner has other lists, or others are on them.
    default String state(String owner) {
        return "";
    }

    /// The list that the field `watchlist` of a request names.
    ///
    /// @throws Refusal 422 where the owner has none of that id or name, or it is empty
    default TickerList chosen(String owner, String idOrName) {
        TickerList list =
                find(owner, idOrName)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "/watchlist",
                                        "must be the id or the name of one of your watchlists, was \"%s\"; GET /api/v1/watchlists lists them"
                                                .formatted(Quoted.text(idOrName))));
        if (list.tickers().isEmpty()) {
            throw Refusal.invalidAs(
                    "empty_universe",
                    List.of(
                            new Fault(
                                    "/watchlist",
                                    "must have at least one entry, and \"%s\" (%s) has none; add tickers with POST /api/v1/watchlists/%s/entries"
                                            .formatted(list.name(), list.id(), list.id()))));
        }
        return list;
    }
}
