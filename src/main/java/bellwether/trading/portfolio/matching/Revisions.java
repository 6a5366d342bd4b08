package bellwether.trading.portfolio.matching;

import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.store.OrderDao;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Reports fills whose bars were revised since. A fill stays as it was booked: nobody could have
/// traded on numbers that came later.
final class Revisions {
    /// Bars older than this are no longer compared.
    static final Duration WATCHED = Duration.ofDays(30);

    private final MatchDao dao = new MatchDao();
    private final OrderDao orders = new OrderDao();

    /// Notes each order once.
    ///
    /// @return how many were noted
    int report(Handle h, Portfolio portfolio, Map<String, SymbolTape> tapes, Instant now) {
        Set<Long> noted = new HashSet<>();
        for (MatchDao.Matched fill : dao.matchedSince(h, portfolio.id(), now.minus(WATCHED))) {
            SymbolTape tape = tapes.get(fill.symbol());
            int bar = tape == null ? -1 : tape.at(fill.time());
            if (tape != null
                    && bar >= 0
                    && !tape.hash(bar).equals(fill.hash())
                    && noted.add(fill.sequence())) {
                orders.note(
                        h,
                        portfolio.id(),
                        fill.sequence(),
                        new OrderNote(
                                now,
                                "revised",
                                "The bar of %s that it was filled with was revised later; the fill stays as it was booked."
                                        .formatted(tape.date(bar))));
            }
        }
        return noted.size();
    }
}
