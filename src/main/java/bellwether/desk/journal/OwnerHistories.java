package bellwether.desk.journal;

import bellwether.desk.journal.achievement.OwnerHistory;
import bellwether.desk.journal.store.ActivityDao;
import bellwether.desk.journal.store.JournalDao;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.TradeKey;
import bellwether.trading.portfolio.history.TradeWay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Reads what happened to owners, and what they wrote of it.
public final class OwnerHistories {
    private final Jdbi jdbi;
    private final JournalSources sources;
    private final InstantSource clock;
    private final ActivityDao activity = new ActivityDao();
    private final JournalDao journal = new JournalDao();

    OwnerHistories(Jdbi jdbi, JournalSources sources, InstantSource clock) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.clock = clock;
    }

    /// All of it.
    OwnerHistory of(String owner) {
        ZoneId zone = sources.zone().apply(owner);
        return jdbi.withHandle(h ->
                new OwnerHistory(
                        sources.trades().of(owner),
                        activity.notes(h, owner),
                        activity.sessions(h, owner),
                        activity.drills(h, owner),
                        activity.active(h, owner).stream()
                                .map(moment -> LocalDate.ofInstant(moment, zone))
                                .distinct()
                                .toList(),
                        zone));
    }

    /// The day by the clock of an owner.
    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// The closed trades of an owner with its entries about them, by their close, the oldest first.
    ///
    /// @param measured with how far the price went meanwhile, which needs the bars of all symbols
    public List<NotedTrade> noted(String owner, boolean measured) {
        Map<TradeKey, TradeWay> ways = measured ? sources.trades().ways(owner) : Map.of();
        Map<TradeKey, List<JournalEntry>> entries = new HashMap<>();
        jdbi.withHandle(h -> journal.list(h, owner, JournalQuery.ALL, JournalEntry.MOST))
                .forEach(entry ->
                        Optional.ofNullable(entry.trade())
                                .ifPresent(trade ->
                                        Objects.requireNonNull(
                                                        entries.computeIfAbsent(
                                                                trade, _ -> new ArrayList<>()))
                                                .add(entry)));
        return sources.trades().of(owner).stream()
                .map(trade ->
                        new NotedTrade(
                                trade,
                                ways.get(trade.key()),
                                entries.getOrDefault(trade.key(), List.of())))
                .toList();
    }

    /// Notes for each portfolio the newest day on which it held something, and which limits are
    /// exceeded now.
    void lookAtLimits(String owner) {
        Instant now = clock.instant();
        for (PortfolioId portfolio : sources.portfolios().apply(owner)) {
            Optional<LocalDate> day = jdbi.withHandle(h -> activity.lastSession(h, portfolio));
            if (day.isPresent()) {
                String broken = String.join(",", sources.broken().apply(owner, portfolio));
                jdbi.useHandle(h -> activity.session(h, portfolio, day.get(), broken, now));
            }
        }
    }
}
