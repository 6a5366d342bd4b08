package bellwether.desk.scan;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lists of symbols that owners keep elsewhere, such as watchlists or screens.
@FunctionalInterface
public interface UniverseSource {
    /// Where nobody keeps any.
    UniverseSource NONE = (handle, owner, id) -> Optional.empty();

    /// The tickers that are in it now; nothing where the owner has none of this id.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where its symbols cannot be found
    Optional<List<String>> tickers(Handle handle, String owner, String id);
}
