package bellwether.desk.watchlist;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body that makes or renames a collection.
public record CollectionRequest(@Nullable String name) implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return WatchlistRequest.faults(name);
    }
}
