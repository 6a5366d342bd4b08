package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.store.OrderDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Reports fills whose bars were revised since. A fill stays as it was booked: nobody could have
/// traded on numbers that came later.
final class Revisions {
    /// Bars older than this are no longer compared.
    static final Duration WATCHED = Duration.ofDays(30);

    /// How often bars are read for this alone, of a portfolio.
    private static final Duration OLDER_EVERY = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final TapeLibrary library;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();
    private final OrderDao orders = new OrderDao();
    private final Map<Long, Instant> lookedAt = new HashMap<>();

    Revisions(Jdbi jdbi, TapeLibrary library, InstantSource clock) {
        this.jdbi = jdbi;
        this.library = library;
        this.clock = clock;
    }

    /// Notes each order once: of bars that are on the tapes at once, of older ones within the hour.
    void report(Walkable walkable, Timeframe timeframe) {
        Instant now = clock.instant();
        Portfolio portfolio = walkable.portfolio();
        List<MatchDao.Matched> fills =
                jdbi.withHandle(h -> dao.matchedSince(h, portfolio.id(), now.minus(WATCHED)));
        List<MatchDao.Matched> revised = new ArrayList<>();
        List<MatchDao.Matched> older = new ArrayList<>();
        for (MatchDao.Matched fill : fills) {
            SymbolTape tape = walkable.tapes().all().get(fill.symbol());
            int bar = tape == null ? -1 : tape.at(fill.time());
            if (tape == null || bar < 0) {
                older.add(fill);
            } else if (!tape.hash(bar).equals(fill.hash())) {
                revised.add(fill);
            }
        }
        if (!older.isEmpty() && isDue(portfolio.id().number(), now)) {
            older.stream()
                    .collect(Collectors.groupingBy(MatchDao.Matched::symbol))
                    .forEach((symbol, some) ->
                            revised.addAll(revised(symbol, some, timeframe, now)));
        }
        note(portfolio, revised, now);
    }

    private boolean isDue(long portfolio, Instant now) {
        Instant before = lookedAt.get(portfolio);
        if (before != null && now.isBefore(before.plus(OLDER_EVERY))) {
            return false;
        }
        lookedAt.values().removeIf(at -> at.plus(OLDER_EVERY).isBefore(now));
        lookedAt.put(portfolio, now);
        return true;
    }

    private List<MatchDao.Matched> revised(
            String symbol, List<MatchDao.Matched> fills, Timeframe timeframe, Instant now) {
        Set<Long> begins = new HashSet<>();
        fills.forEach(fill -> begins.add(fill.time()));
        Map<Long, String> hashes = library.hashes(symbol, timeframe, begins, now);
        return fills.stream()
                .filter(fill -> !fill.hash().equals(hashes.getOrDefault(fill.time(), fill.hash())))
                .toList();
    }

    private void note(Portfolio portfolio, List<MatchDao.Matched> revised, Instant now) {
        Map<Long, MatchDao.Matched> byOrder = new HashMap<>();
        revised.forEach(fill -> byOrder.putIfAbsent(fill.sequence(), fill));
        if (byOrder.isEmpty()) {
            return;
        }
        jdbi.useTransaction(h ->
                byOrder.values()
                        .forEach(fill ->
                                orders.note(
                                        h,
                                        portfolio.id(),
                                        fill.sequence(),
                                        new OrderNote(
                                                now,
                                                "revised",
                                                "The bar of %s that it was filled with was revised later; the fill stays as it was booked."
                                                        .formatted(
                                                                library.date(
                                                                        fill.symbol(),
                                                                        fill.time()))))));
    }
}
