package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.AchievementProgress;
import bellwether.desk.journal.achievement.AchievementRules;
import bellwether.desk.journal.achievement.DayStreaks;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.desk.journal.achievement.OwnerHistory;
import bellwether.desk.journal.achievement.TradeStreaks;
import bellwether.desk.journal.store.AchievementDao;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.PassingFault;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What owners have reached. What was reached once stays, whatever becomes of what reached it.
public final class AchievementBook {
    private static final Logger LOG = LoggerFactory.getLogger(AchievementBook.class);
    private static final Duration COUNTED_AGAIN = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final OwnerHistories histories;
    private final InstantSource clock;
    private final AchievementDao dao = new AchievementDao();

    /// Counted for all owners together, which no read of one owner should do each time.
    private final AtomicReference<@Nullable AchievementCounts> counted = new AtomicReference<>();

    AchievementBook(Jdbi jdbi, OwnerHistories histories, InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = RetriedTransactions.ofUndone(jdbi);
        this.histories = histories;
        this.clock = clock;
    }

    /// The streaks of an owner.
    ///
    /// @param zone whose clock its days follow
    public record Streaks(TradeStreaks trades, DayStreaks days, ZoneId zone) {}

    public Streaks streaks(String owner) {
        OwnerHistory history = histories.of(owner);
        return new Streaks(
                TradeStreaks.of(history.trades()),
                DayStreaks.of(history.days(), histories.today(history.zone())),
                history.zone());
    }

    private List<AchievementProgress> progress(String owner) {
        OwnerHistory history = histories.of(owner);
        return AchievementRules.of(history, histories.today(history.zone()));
    }

    /// Keeps what an owner has reached meanwhile, and publishes it.
    private void look(String owner) {
        histories.lookAtLimits(owner);
        List<AchievementProgress> progress = progress(owner);
        Map<Achievement, Occasion> known = jdbi.withHandle(h -> dao.reached(h, owner));
        progress.stream()
                .filter(one -> one.reached() != null && !known.containsKey(one.achievement()))
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.reached()).at()))
                .forEach(one ->
                        unlock(owner, one.achievement(), Objects.requireNonNull(one.reached())));
    }

    /// One transaction each, as publishing is its last statement.
    private void unlock(String owner, Achievement achievement, Occasion occasion) {
        transactions.in(h -> {
            boolean first = dao.insert(h, owner, achievement, occasion, clock.instant());
            if (first) {
                JournalLiveEvents.unlocked(h, owner, achievement, occasion);
            }
            return first;
        });
        counted.set(null);
    }

    /// All achievements as an owner sees them, in their order. Stores nothing: what was reached is
    /// kept by the look after what reached it, or by that of the night.
    public List<AchievementView> show(String owner) {
        List<AchievementProgress> progress = progress(owner);
        Map<Achievement, Occasion> reached = jdbi.withHandle(h -> dao.reached(h, owner));
        AchievementCounts counts = counts();
        return progress.stream()
                .map(one -> AchievementView.of(one, reached.get(one.achievement()), counts))
                .toList();
    }

    /// Counted again after an hour, and when an owner has reached something here.
    private AchievementCounts counts() {
        Instant now = clock.instant();
        AchievementCounts known = counted.get();
        if (known != null && now.isBefore(known.at().plus(COUNTED_AGAIN))) {
            return known;
        }
        AchievementCounts fresh =
                new AchievementCounts(jdbi.withHandle(dao::counts), owners().size(), now);
        counted.set(fresh);
        return fresh;
    }

    /// Who could have reached something: who has a portfolio, an entry, a rule or an achievement.
    private Set<String> owners() {
        Set<String> owners = histories.owners();
        owners.addAll(jdbi.withHandle(dao::owners));
        return owners;
    }

    /// What is wrong with one owner keeps no other from being looked at.
    void lookAlone(String owner) {
        try {
            look(owner);
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            LOG.warn("Achievements of an owner were not looked at: {}", RootCause.line(e), e);
        }
    }

    /// Looks at all owners; gives how many there are.
    int lookAtAll() {
        Set<String> owners = owners();
        owners.forEach(this::lookAlone);
        return owners.size();
    }
}
