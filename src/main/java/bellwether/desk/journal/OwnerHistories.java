package bellwether.desk.journal;

import bellwether.desk.journal.achievement.LimitSessions;
import bellwether.desk.journal.achievement.OwnerHistory;
import bellwether.desk.journal.store.ActivityDao;
import bellwether.desk.journal.store.TradeNoteDao;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.HeldDay;
import bellwether.trading.portfolio.history.LimitStanding;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeKey;
import bellwether.trading.portfolio.history.TradeWay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Reads what happened to owners, and what they wrote of it.
public final class OwnerHistories {
    private final Jdbi jdbi;
    private final JournalSources sources;
    private final InstantSource clock;
    private final ActivityDao activity = new ActivityDao();
    private final TradeNoteDao notes = new TradeNoteDao();

    OwnerHistories(Jdbi jdbi, JournalSources sources, InstantSource clock) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.clock = clock;
    }

    /// All of it.
    OwnerHistory of(String owner) {
        ZoneId zone = sources.zone().apply(owner);
        List<HeldDay> held = sources.trades().activity().heldDays(owner);
        Set<PortfolioId> portfolios =
                held.stream().map(HeldDay::portfolio).collect(Collectors.toSet());
        return jdbi.withHandle(h ->
                new OwnerHistory(
                        sources.trades().of(owner),
                        activity.notes(h, owner),
                        LimitSessions.of(held, activity.looked(h, portfolios)),
                        sources.acts().drilled().apply(owner),
                        days(owner, activity.written(h, owner), zone),
                        zone));
    }

    /// The days on which an owner asked for an analysis, placed an order, wrote an entry or
    /// answered an alert.
    private List<LocalDate> days(String owner, List<Instant> written, ZoneId zone) {
        return Stream.of(
                        written,
                        sources.acts().analysed().apply(owner),
                        sources.acts().answered().apply(owner),
                        sources.trades().activity().placed(owner))
                .flatMap(List::stream)
                .map(moment -> LocalDate.ofInstant(moment, zone))
                .distinct()
                .sorted()
                .toList();
    }

    /// Who could have reached something beside those who wrote or have reached something: who has a
    /// portfolio or a rule.
    Set<String> owners() {
        Set<String> owners = new TreeSet<>(sources.trades().activity().owners());
        owners.addAll(sources.acts().owners().get());
        return owners;
    }

    /// The day by the clock of an owner.
    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// The closed trades of an owner with what its entries say of them, by their close, the oldest
    /// first.
    public List<NotedTrade> noted(String owner) {
        Map<TradeKey, TradeWay> ways = sources.trades().ways(owner, _ -> true);
        Map<TradeKey, TradeWords> words = jdbi.withHandle(h -> notes.words(h, owner));
        return sources.trades().of(owner).stream()
                .map(trade ->
                        new NotedTrade(
                                trade,
                                ways.getOrDefault(trade.key(), TradeWay.NOT_YET),
                                words.getOrDefault(trade.key(), TradeWords.NONE)))
                .toList();
    }

    /// The closed trades of an owner, by their close, the oldest first.
    ///
    /// @param noted only those about which something is written, or nothing
    public List<PastTrade> closed(String owner, Optional<Boolean> noted) {
        List<PastTrade> all = sources.trades().of(owner);
        if (noted.isEmpty()) {
            return all;
        }
        Set<TradeKey> known = jdbi.withHandle(h -> notes.noted(h, owner));
        return all.stream().filter(trade -> known.contains(trade.key()) == noted.get()).toList();
    }

    /// Some closed trades with the entries about them and how far the price went.
    public List<ListedTrade> listed(String owner, List<PastTrade> trades) {
        Set<TradeKey> keys = trades.stream().map(PastTrade::key).collect(Collectors.toSet());
        Map<TradeKey, TradeWay> ways = sources.trades().ways(owner, keys::contains);
        Map<TradeKey, List<JournalEntryId>> entries =
                jdbi.withHandle(h -> notes.entries(h, owner, keys));
        return trades.stream()
                .map(trade ->
                        new ListedTrade(
                                new NotedTrade(
                                        trade,
                                        ways.getOrDefault(trade.key(), TradeWay.NOT_YET),
                                        TradeWords.NONE),
                                entries.getOrDefault(trade.key(), List.of())))
                .toList();
    }

    /// Notes for each portfolio the newest day on which it held something, and which limits are
    /// exceeded, or not known, now. What is so now says nothing of a day that was over long ago.
    void lookAtLimits(String owner) {
        Instant now = clock.instant();
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        Map<PortfolioId, HeldDay> newest = new HashMap<>();
        sources.trades()
                .activity()
                .heldDays(owner, yesterday)
                .forEach(held -> newest.put(held.portfolio(), held));
        for (HeldDay held : newest.values()) {
            LimitStanding limits = sources.limits().apply(owner, held.portfolio());
            jdbi.useHandle(h -> activity.session(h, held, limits, now));
        }
    }
}
