package bellwether.desk.journal.insight;

import bellwether.desk.journal.NotedTrade;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds habits in closed trades.
final class TradeHabits {
    static final int MOST_A_DAY = 5;
    static final Duration TOO_SOON = Duration.ofMinutes(30);

    private final List<NotedTrade> trades;

    /// @param trades by their close, the oldest first
    TradeHabits(List<NotedTrade> trades) {
        this.trades = trades;
    }

    List<HabitFinding> all() {
        List<HabitFinding> all = new ArrayList<>();
        manyADay().ifPresent(all::add);
        quickReentries().ifPresent(all::add);
        stoppedOut().ifPresent(all::add);
        return all;
    }

    /// What one order opened and several closed is opened once.
    private Optional<HabitFinding> manyADay() {
        Map<LocalDate, Set<String>> entries = new HashMap<>();
        for (NotedTrade one : trades) {
            Objects.requireNonNull(
                            entries.computeIfAbsent(
                                    one.trade().times().opened(), _ -> new HashSet<>()))
                    .add(opening(one.trade()));
        }
        entries.values().removeIf(opened -> opened.size() <= MOST_A_DAY);
        List<NotedTrade> showing =
                trades.stream()
                        .filter(one -> entries.containsKey(one.trade().times().opened()))
                        .toList();
        return showing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HabitFinding.of(
                                HabitCode.MANY_TRADES_A_DAY,
                                "More than %d trades opened on %d days"
                                        .formatted(MOST_A_DAY, entries.size()),
                                showing,
                                trades));
    }

    private static String opening(PastTrade trade) {
        return Objects.requireNonNullElse(trade.entry(), trade.key().toString());
    }

    private Optional<HabitFinding> quickReentries() {
        List<NotedTrade> timed =
                trades.stream().filter(one -> one.trade().times().openedAt() != null).toList();
        NavigableSet<Instant> losses = new TreeSet<>();
        for (NotedTrade one : trades) {
            Instant closed = one.trade().times().closedAt();
            if (one.trade().isLoss() && closed != null) {
                losses.add(closed);
            }
        }
        List<NotedTrade> showing =
                timed.stream().filter(one -> isSoon(losses, one.trade().times())).toList();
        return showing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        HabitFinding.of(
                                HabitCode.QUICK_REENTRY,
                                "%d trades opened within %d minutes of a loss"
                                        .formatted(showing.size(), TOO_SOON.toMinutes()),
                                showing,
                                timed));
    }

    /// What closed on the bar that a trade opened on may have closed after it, so it does not
    /// count.
    private static boolean isSoon(NavigableSet<Instant> losses, TradeTimes times) {
        Instant opened = Objects.requireNonNull(times.openedAt());
        Instant last = losses.lower(opened);
        return last != null && Duration.between(last, opened).compareTo(TOO_SOON) <= 0;
    }

    private Optional<HabitFinding> stoppedOut() {
        List<NotedTrade> showing =
                trades.stream().filter(one -> one.trade().exitReason().equals("stop")).toList();
        return showing.size() * 2 <= trades.size()
                ? Optional.empty()
                : Optional.of(
                        HabitFinding.of(
                                HabitCode.MOSTLY_STOPPED_OUT,
                                "%d of %d trades were closed by their stop"
                                        .formatted(showing.size(), trades.size()),
                                showing,
                                trades));
    }
}
