package bellwether.market.feeds;

import bellwether.market.bars.History;
import java.time.LocalDate;
import java.util.Optional;

/// The rule of what is too old. Where an exchange's holidays are not known, a provider is asked in
/// vain after one, once in a while.
final class Freshness {
    private Freshness() {}

    /// Whether the newest bar is older than the last session that is over, or was stored before
    /// that one was. What is invented is never stale.
    ///
    /// @param unfinished whether the newest bar was stored before its session was over
    static boolean isStale(Optional<History> stored, boolean unfinished, LocalDate lastSession) {
        if (stored.isEmpty() || stored.get().bars().size() == 0) {
            return true;
        }
        History history = stored.get();
        LocalDate last = FetchRequest.date(history.bars(), history.bars().size() - 1);
        return !history.synthetic()
                && (last.isBefore(lastSession) || (unfinished && last.equals(lastSession)));
    }
}
