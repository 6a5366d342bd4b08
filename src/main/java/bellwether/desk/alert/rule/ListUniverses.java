package bellwether.desk.alert.rule;

import bellwether.market.symbols.TickerLists;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.screen.Screens;
import java.util.Optional;
import java.util.Set;

/// Watchlists and saved screens as universes of rules, by their ids or names.
public record ListUniverses(TickerLists lists, Screens screens) implements NamedUniverses {
    private static final String LIST = "list";

    @Override
    public Optional<String> refusal(String owner, String kind, String name) {
        if (kind.equals(LIST)) {
            return lists.find(owner, name).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "must be the id or the name of one of your watchlists; GET /api/v1/watchlists lists them");
        }
        try {
            return screens.tickers(owner, name).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "must be the id or the name of one of your screens; GET /api/v1/screens lists them");
        } catch (Refusal refused) {
            return Optional.of("must be a screen that can be evaluated: " + refused.detail());
        }
    }

    @Override
    public Set<String> tickers(String owner, String kind, String name) {
        return kind.equals(LIST)
                ? lists.find(owner, name)
                        .map(list -> Set.copyOf(list.tickers()))
                        .orElseThrow(() -> gone("unknown_watchlist", "watchlist", name))
                : screens.tickers(owner, name)
                        .map(Set::copyOf)
                        .orElseThrow(() -> gone("unknown_screen", "screen", name));
    }

    private static Refusal gone(String code, String what, String name) {
        return Refusal.of(
                RefusalKind.INVALID,
                code,
                "No %s of yours is called \"%s\"; GET /api/v1/%ss lists them."
                        .formatted(what, Quoted.text(name), what));
    }
}
