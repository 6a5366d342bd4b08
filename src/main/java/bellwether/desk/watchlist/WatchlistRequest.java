package bellwether.desk.watchlist;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/watchlists`.
///
/// @param collection the id or the name of one; absent for Default
public record WatchlistRequest(@Nullable String name, @Nullable String collection)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return faults(name);
    }

    static List<Fault> faults(@Nullable String name) {
        return name == null
                ? List.of(new Fault("/name", "is required: 1 to 60 characters"))
                : ListName.fault(name).map(fault -> new Fault("/name", fault)).stream().toList();
    }
}
