package bellwether.trading.strategy.mark;

import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.DutyLost;
import bellwether.trading.portfolio.StrategyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Marks strategies once a minute while one of their legs trades. Of all processes one does it, by
/// a lease; a minute that nobody marked stays a gap.
public final class MarkWorker {
    /// Well within the lease.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MarkWorker.class);

    private final Jdbi jdbi;
    private final Duties duties;
    private final MarkSources sources;
    private final MarkPrices prices;
    private final InstantSource clock;
    private final MarkDao dao = new MarkDao();
    private Instant marked = Instant.MIN;
    private volatile Duties.@Nullable Held held;

    MarkWorker(
            Jdbi jdbi, Duties duties, MarkSources sources, MarkPrices prices, InstantSource clock) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.sources = sources;
        this.prices = prices;
        this.clock = clock;
    }

    /// One look; only one thread calls it.
    ///
    /// @return the pause until the next
    Duration look() throws InterruptedException {
        Optional<Duties.Held> taken = duties.take(Duty.MARK);
        held = taken.orElse(null);
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (taken.isPresent() && minute.isAfter(marked)) {
            write(taken.get(), marks(minute));
            marked = minute;
        }
        return LOOK;
    }

    /// What is to be written for a minute.
    List<StrategyMark> marks(Instant minute) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(minute, ZoneOffset.UTC);
        Map<StrategyId, List<MarkedLeg>> trading = new LinkedHashMap<>();
        jdbi.withHandle(h -> dao.legs(h, today))
                .forEach(leg ->
                        trading.computeIfAbsent(leg.strategy(), _ -> new ArrayList<>()).add(leg));
        trading.values().removeIf(legs -> !trades(legs, minute));
        Set<String> symbols =
                trading.values().stream()
                        .flatMap(List::stream)
                        .filter(MarkedLeg::isOpen)
                        .map(MarkedLeg::symbol)
                        .collect(Collectors.toSet());
        Map<String, LegPrice> known = prices.of(symbols, clock.instant());
        return trading.entrySet().stream()
                .map(entry ->
                        new MarkSum(sources, known).of(entry.getKey(), minute, entry.getValue()))
                .toList();
    }

    private boolean trades(List<MarkedLeg> legs, Instant minute) {
        return legs.stream()
                .filter(MarkedLeg::isOpen)
                .anyMatch(leg -> isOpen(sources.calendar(leg.symbol()), minute));
    }

    private static boolean isOpen(TradingCalendar calendar, Instant minute) {
        LocalDate day = calendar.day(minute);
        boolean paused =
                calendar.pause(day)
                        .filter(pause ->
                                !minute.isBefore(pause.begins()) && minute.isBefore(pause.ends()))
                        .isPresent();
        return !paused && calendar.session(day).filter(s -> s.isOpenAt(minute)).isPresent();
    }

    /// Nothing is written where another has taken the duty over meanwhile.
    void write(Duties.Held duty, List<StrategyMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        try {
            jdbi.useTransaction(h -> {
                Duties.require(h, duty);
                dao.insert(h, marks);
            });
        } catch (DutyLost lost) {
            LOG.warn("{}: {} marks were not written", lost.getMessage(), marks.size());
        }
    }

    /// Gives the duty up, for an orderly stop.
    void release() {
        Duties.Held last = held;
        if (last != null) {
            duties.release(last);
        }
    }
}
