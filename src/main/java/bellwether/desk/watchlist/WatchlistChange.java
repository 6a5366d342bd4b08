package bellwether.desk.watchlist;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/watchlists/{id}`. What is absent or null stays as it is.
public record WatchlistChange(@Nullable String name, @Nullable String collection)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return name == null ? List.of() : WatchlistRequest.faults(name);
    }
}
