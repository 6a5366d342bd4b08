package bellwether.desk.alert.rule;

import bellwether.market.symbols.TickerLists;
import java.util.Optional;
import java.util.Set;

/// Watchlists as universes of rules, by their ids or names. There are no saved screens yet.
public record ListUniverses(TickerLists lists) implements NamedUniverses {
    private static final String LIST = "list";

    @Override
    public Optional<String> refusal(String owner, String kind, String name) {
        if (!kind.equals(LIST)) {
            return NONE.refusal(owner, kind, name);
        }
        return lists.find(owner, name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "must be the id or the name of one of your watchlists; GET /api/v1/watchlists lists them");
    }

    @Override
    public Set<String> tickers(String owner, String kind, String name) {
        return kind.equals(LIST)
                ? lists.find(owner, name).map(list -> Set.copyOf(list.tickers())).orElse(Set.of())
                : Set.of();
    }
}
