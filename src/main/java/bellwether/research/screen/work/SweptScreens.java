package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.store.ScreenDao;
import bellwether.research.screen.work.TrackedScreens.Tracked;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/// The tracked screens of a timeframe, understood once for the chunks of a sweep and not for each.
/// They are understood again when an owner of one has changed any screen, when a symbol has come,
/// and after five seconds, in which a watchlist may have changed. Safe for many threads.
final class SweptScreens {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final TrackedScreens tracked;
    private final LongSupplier nanos;
    private final Map<Timeframe, Known> known = new EnumMap<>(Timeframe.class);

    /// @param nanos a time that only grows
    SweptScreens(TrackedScreens tracked, LongSupplier nanos) {
        this.tracked = tracked;
        this.nanos = nanos;
    }

    /// @param print of the owners' screens, as they were
    private record Known(String print, long at, List<Tracked> understood) {
        boolean knows(Collection<String> tickers) {
            return understood.stream()
                    .map(each -> each.facts().snapshot())
                    .distinct()
                    .allMatch(snapshot -> hasAll(snapshot, tickers));
        }

        private static boolean hasAll(SheetSnapshot snapshot, Collection<String> tickers) {
            return tickers.stream().allMatch(ticker -> snapshot.place(ticker).isPresent());
        }
    }

    /// What is tracked of a timeframe, as it is stored.
    ///
    /// @param print that moves when an owner of one changes any screen
    record Stored(List<SavedScreen> screens, String print) {
        static Stored of(Handle h, ScreenDao dao, Timeframe timeframe) {
            List<SavedScreen> tracked = dao.tracked(h, timeframe);
            return new Stored(
                    tracked,
                    tracked.isEmpty()
                            ? ""
                            : dao.print(
                                    h,
                                    tracked.stream().map(SavedScreen::owner).distinct().toList()));
        }
    }

    /// @param tickers symbols that are about to be walked
    synchronized List<Tracked> understood(
            Timeframe timeframe, Stored stored, Collection<String> tickers) {
        if (stored.screens.isEmpty()) {
            return List.of();
        }
        long now = nanos.getAsLong();
        Known last = known.get(timeframe);
        if (last == null
                || !last.print.equals(stored.print)
                || now - last.at >= KEPT.toNanos()
                || !last.knows(tickers)) {
            tracked.renew(timeframe);
            last = new Known(stored.print, now, tracked.understood(stored.screens));
            known.put(timeframe, last);
        }
        return last.understood;
    }
}
