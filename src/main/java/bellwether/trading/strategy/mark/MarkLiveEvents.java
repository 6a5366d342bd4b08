package bellwether.trading.strategy.mark;

import bellwether.platform.base.Json;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.ProgressSource;
import bellwether.trading.portfolio.StrategyId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Says which strategies have a new mark. Only the newest matters to those who watch, and each is
/// kept among the marks, so the event is conflated.
public final class MarkLiveEvents implements ProgressSource {
    public static final LiveEventType MARKED =
            LiveEventType.conflated("strategies", "strategy.marked");

    /// Marks come once a minute.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final MarkDao dao = new MarkDao();
    private Map<StrategyId, Instant> shown = Map.of();
    private long askedAt = System.nanoTime() - PAUSE.toNanos();

    public MarkLiveEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Marked(
            String strategy,
            Instant minute,
            boolean complete,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal value,
            String currency) {}

    /// One thread asks.
    @Override
    public List<State> changes(Set<String> owners, Set<String> again) {
        long now = System.nanoTime();
        if (owners.isEmpty() || (again.isEmpty() && now - askedAt < PAUSE.toNanos())) {
            return List.of();
        }
        askedAt = now;
        Map<StrategyId, Instant> newest = new HashMap<>();
        List<State> changes = new ArrayList<>();
        for (MarkDao.OwnedMark owned : jdbi.withHandle(h -> dao.newest(h, owners))) {
            StrategyMark mark = owned.mark();
            newest.put(mark.strategy(), mark.minute());
            if (!mark.minute().equals(shown.get(mark.strategy()))
                    || again.contains(owned.owner())) {
                changes.add(new State(mark.strategy().toString(), event(owned)));
            }
        }
        shown = newest;
        return changes;
    }

    private static LiveEvent event(MarkDao.OwnedMark owned) {
        StrategyMark mark = owned.mark();
        return LiveEvent.unkept(
                MARKED,
                owned.owner(),
                Json.answer(
                        new Marked(
                                mark.strategy().toString(),
                                mark.minute(),
                                mark.isComplete(),
                                mark.profit(),
                                mark.value(),
                                owned.currency())));
    }
}
