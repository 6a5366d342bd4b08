package bellwether.desk.watchlist;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Publishes what becomes of watchlists, as the last statement of a change.
public final class WatchlistLiveEvents {
    private static final LiveEventType CHANGED =
            LiveEventType.kept("watchlists", "watchlist.changed");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(CHANGED);

    private WatchlistLiveEvents() {}

    enum Change {
        CREATED,
        CHANGED,
        ENTRIES,
        DELETED
    }

    private record Data(String watchlist, String name, int version, String change) {}

    static void publish(Handle transaction, String owner, Watchlist list, Change change) {
        LiveEvents.publish(
                transaction,
                CHANGED,
                owner,
                new Data(
                        list.id().toString(),
                        list.name(),
                        list.version(),
                        change.name().toLowerCase(Locale.ROOT)));
    }
}
