package bellwether.market.symbols;

import java.util.Optional;

/// Lists of symbols that owners keep elsewhere: watchlists, or saved screens with what passes them.
/// They are kept on floors above, so the composition root gives them.
@FunctionalInterface
public interface UniverseSource {
    /// Where nobody keeps any.
    UniverseSource NONE = (_, _) -> Optional.empty();

    /// What is in it now, by its id or name; nothing where the owner has none of that.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where its symbols cannot be found
    Optional<TickerList> find(String owner, String idOrName);
}
