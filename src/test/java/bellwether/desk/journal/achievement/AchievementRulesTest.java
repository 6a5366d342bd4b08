package bellwether.desk.journal.achievement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.HeldDay;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Achievements and streaks beside a second writing of them, which tries every place from the raw
/// events instead of counting along.
final class AchievementRulesTest {
    private static final int HISTORIES = 400;

    @Test
    void achievementsAreThoseOfASecondWriting() {
        Set<Achievement> seen = EnumSet.noneOf(Achievement.class);
        Set<Achievement> missed = EnumSet.noneOf(Achievement.class);
        for (int seed = 1; seed <= HISTORIES; seed++) {
            OwnerHistory history = new RandomHistory(seed).next();
            LocalDate today = RandomHistory.FIRST.plusDays(119);
            List<AchievementProgress> all = AchievementRules.of(history, today);
            assertEquals(
                    Arrays.asList(Achievement.values()),
                    all.stream().map(AchievementProgress::achievement).toList());
            for (AchievementProgress one : all) {
                Achievement name = one.achievement();
                Optional<Occasion> reached = reached(name, history);
                assertEquals(
                        reached, Optional.ofNullable(one.reached()), name + " of seed " + seed);
                assertEquals(
                        reached.isPresent() ? name.goal() : progress(name, history, today),
                        one.progress(),
                        name + " of seed " + seed);
                (reached.isPresent() ? seen : missed).add(name);
            }
        }
        assertEquals(EnumSet.allOf(Achievement.class), seen, "each is reached by some history");
        assertEquals(EnumSet.allOf(Achievement.class), missed, "and missed by another");
    }

    private static Optional<Occasion> reached(Achievement name, OwnerHistory history) {
        List<PastTrade> trades = history.trades();
        int goal = name.goal();
        return switch (name) {
            case FIRST_TRADE, HUNDRED_TRADES -> nth(trades, goal);
            case TEN_WINS -> nth(only(trades, trade -> trade.net().signum() == 1), goal);
            case BIG_MOVE ->
                    nth(
                            only(
                                    trades,
                                    trade ->
                                            trade.net().compareTo(new BigDecimal("100")) >= 0
                                                    || trade.net().compareTo(new BigDecimal("-100"))
                                                            <= 0),
                            goal);
            case FIVE_PATTERNS ->
                    firstEnd(
                            trades,
                            end ->
                                    patterns(trades.subList(0, end)).size() == 5
                                            && patterns(trades.subList(0, end - 1)).size() == 4);
            case FIVE_IN_ROW, TEN_IN_ROW -> window(decided(trades), goal, PastTrade::isWin);
            case PLANNER -> window(ordered(trades), goal, trade -> trade.stop() != null);
            case KEEPER ->
                    window(
                            only(trades, trade -> trade.stop() != null),
                            goal,
                            trade -> trade.stop() != null && !trade.stop().withdrawn());
            case JOURNALED -> nthOf(timely(history), goal);
            case HONEST -> nthOf(lessons(history), goal);
            case WITHIN_LIMITS -> sessions(history, goal);
            case WEEK_STREAK, MONTH_STREAK ->
                    history.days().stream()
                            .filter(day -> isFull(history, day, goal))
                            .findFirst()
                            .map(day -> begin(history, day));
            case DRILLER -> nthOf(history.drills(), goal);
        };
    }

    private static int progress(Achievement name, OwnerHistory history, LocalDate today) {
        List<PastTrade> trades = history.trades();
        return switch (name) {
            case FIRST_TRADE, HUNDRED_TRADES -> trades.size();
            case TEN_WINS -> only(trades, trade -> trade.net().signum() == 1).size();
            case BIG_MOVE -> 0;
            case FIVE_PATTERNS -> patterns(trades).size();
            case FIVE_IN_ROW, TEN_IN_ROW -> tail(decided(trades), PastTrade::isWin);
            case PLANNER -> tail(ordered(trades), trade -> trade.stop() != null);
            case KEEPER ->
                    tail(
                            only(trades, trade -> trade.stop() != null),
                            trade -> trade.stop() != null && !trade.stop().withdrawn());
            case JOURNALED -> timely(history).size();
            case HONEST -> lessons(history).size();
            case WITHIN_LIMITS ->
                    tail(known(history), session -> session.result() == LimitSession.Result.KEPT);
            case WEEK_STREAK, MONTH_STREAK -> {
                LocalDate end = history.days().contains(today) ? today : today.minusDays(1);
                int run = 0;
                while (history.days().contains(end.minusDays(run))) {
                    run++;
                }
                yield run;
            }
            case DRILLER -> history.drills().size();
        };
    }

    private static List<PastTrade> only(List<PastTrade> trades, Predicate<PastTrade> wanted) {
        return trades.stream().filter(wanted).toList();
    }

    private static List<PastTrade> decided(List<PastTrade> trades) {
        return only(trades, trade -> trade.net().signum() != 0);
    }

    private static List<PastTrade> ordered(List<PastTrade> trades) {
        return only(trades, trade -> trade.entry() != null);
    }

    private static Set<String> patterns(List<PastTrade> trades) {
        return trades.stream()
                .map(PastTrade::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Occasion of(PastTrade trade) {
        return new Occasion(trade.times().moment(), trade.key().toString());
    }

    private static Optional<Occasion> nth(List<PastTrade> trades, int n) {
        return trades.size() < n ? Optional.empty() : Optional.of(of(trades.get(n - 1)));
    }

    private static Optional<Occasion> nthOf(List<Occasion> occasions, int n) {
        return occasions.size() < n ? Optional.empty() : Optional.of(occasions.get(n - 1));
    }

    private interface EndRule {
        boolean test(int end);
    }

    private static Optional<Occasion> firstEnd(List<PastTrade> trades, EndRule rule) {
        for (int end = 1; end <= trades.size(); end++) {
            if (rule.test(end)) {
                return Optional.of(of(trades.get(end - 1)));
            }
        }
        return Optional.empty();
    }

    /// The first place at which so many before and with it all count.
    private static Optional<Occasion> window(
            List<PastTrade> trades, int goal, Predicate<PastTrade> counted) {
        return firstEnd(
                trades,
                end -> end >= goal && trades.subList(end - goal, end).stream().allMatch(counted));
    }

    private static <T> int tail(List<T> all, Predicate<T> counted) {
        int run = 0;
        while (run < all.size() && counted.test(all.get(all.size() - 1 - run))) {
            run++;
        }
        return run;
    }

    /// For each trade the first note within a day of its booking.
    private static List<Occasion> timely(OwnerHistory history) {
        List<TradeNote> firsts = new ArrayList<>();
        for (PastTrade trade : history.trades()) {
            Instant end = trade.times().bookedAt().plusSeconds(86_400);
            history.notes().stream()
                    .filter(note -> note.trade().equals(trade.key()))
                    .filter(note -> note.writtenAt().compareTo(end) <= 0)
                    .findFirst()
                    .ifPresent(firsts::add);
        }
        return history.notes().stream()
                .filter(firsts::contains)
                .map(note -> new Occasion(note.writtenAt(), note.entry().toString()))
                .toList();
    }

    private static List<Occasion> lessons(OwnerHistory history) {
        Map<TradeKey, Occasion> firsts = new HashMap<>();
        for (TradeNote note : history.notes()) {
            boolean lost =
                    history.trades().stream()
                            .anyMatch(trade ->
                                    trade.key().equals(note.trade()) && trade.net().signum() == -1);
            if (lost && note.lessonAt() != null) {
                Occasion occasion = new Occasion(note.lessonAt(), note.entry().toString());
                firsts.merge(
                        note.trade(),
                        occasion,
                        (one, other) -> other.at().isBefore(one.at()) ? other : one);
            }
        }
        List<Occasion> all = new ArrayList<>(firsts.values());
        List<String> order = history.notes().stream().map(note -> note.entry().toString()).toList();
        all.sort((one, other) ->
                one.at().equals(other.at())
                        ? order.indexOf(one.event()) - order.indexOf(other.event())
                        : one.at().compareTo(other.at()));
        return all;
    }

    private static Occasion begin(OwnerHistory history, LocalDate day) {
        return new Occasion(day.atStartOfDay(history.zone()).toInstant(), day.toString());
    }

    private static List<LimitSession> known(OwnerHistory history) {
        return history.sessions().stream()
                .filter(session -> session.result() != LimitSession.Result.UNKNOWN)
                .toList();
    }

    private static Optional<Occasion> sessions(OwnerHistory history, int goal) {
        List<LimitSession> all = known(history);
        for (int end = goal; end <= all.size(); end++) {
            if (all.subList(end - goal, end).stream()
                    .noneMatch(session -> session.result() == LimitSession.Result.BROKEN)) {
                return Optional.of(begin(history, all.get(end - 1).day()));
            }
        }
        return Optional.empty();
    }

    private static boolean isFull(OwnerHistory history, LocalDate day, int goal) {
        for (int ago = 0; ago < goal; ago++) {
            if (!history.days().contains(day.minusDays(ago))) {
                return false;
            }
        }
        return true;
    }

    private static AchievementProgress withinLimits(LimitSession.Result... results) {
        List<LimitSession> sessions = new ArrayList<>();
        for (LimitSession.Result result : results) {
            sessions.add(new LimitSession(RandomHistory.FIRST.plusDays(sessions.size()), result));
        }
        OwnerHistory history =
                new OwnerHistory(
                        List.of(), List.of(), sessions, List.of(), List.of(), ZoneOffset.UTC);
        return AchievementRules.of(history, RandomHistory.FIRST).stream()
                .filter(one -> one.achievement() == Achievement.WITHIN_LIMITS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSessionOfWhichTheLimitsAreNotKnownNeitherCountsNorEndsARunAndIsSaid() {
        AchievementProgress run =
                withinLimits(
                        LimitSession.Result.UNKNOWN,
                        LimitSession.Result.BROKEN,
                        LimitSession.Result.KEPT,
                        LimitSession.Result.UNKNOWN,
                        LimitSession.Result.KEPT);
        assertEquals(2, run.progress());
        assertEquals(1, run.unknown());
        LimitSession.Result[] unknown = new LimitSession.Result[40];
        Arrays.fill(unknown, LimitSession.Result.UNKNOWN);
        assertNull(withinLimits(unknown).reached(), "nothing is known of any of them");
        assertEquals(40, withinLimits(unknown).unknown());
        LimitSession.Result[] kept = new LimitSession.Result[31];
        Arrays.fill(kept, LimitSession.Result.KEPT);
        kept[7] = LimitSession.Result.UNKNOWN;
        assertEquals("2024-01-31", Objects.requireNonNull(withinLimits(kept).reached()).event());
    }

    @Test
    void aDayIsKeptOnlyWhereEveryPortfolioThatHeldSomethingIsKnownToHaveKeptItsLimits() {
        LocalDate day = RandomHistory.FIRST;
        HeldDay one = new HeldDay(new PortfolioId(1), day);
        HeldDay other = new HeldDay(new PortfolioId(2), day);
        HeldDay next = new HeldDay(new PortfolioId(1), day.plusDays(1));
        assertEquals(
                List.of(
                        new LimitSession(day, LimitSession.Result.UNKNOWN),
                        new LimitSession(day.plusDays(1), LimitSession.Result.KEPT)),
                LimitSessions.of(
                        List.of(one, other, next),
                        Map.of(one, LimitSession.Result.KEPT, next, LimitSession.Result.KEPT)));
        assertEquals(
                List.of(new LimitSession(day, LimitSession.Result.BROKEN)),
                LimitSessions.of(List.of(one, other), Map.of(other, LimitSession.Result.BROKEN)));
    }

    @Test
    void tradeStreaksAreThoseOfASecondWriting() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            List<PastTrade> trades = new RandomHistory(seed).next().trades();
            List<PastTrade> decided = decided(trades);
            TradeStreaks streaks = TradeStreaks.of(trades);
            int wins = tail(decided, PastTrade::isWin);
            int losses = tail(decided, PastTrade::isLoss);
            assertEquals(wins > 0 ? wins : -losses, streaks.current(), "seed " + seed);
            assertEquals(longest(decided, PastTrade::isWin), streaks.longestWin());
            assertEquals(longest(decided, PastTrade::isLoss), streaks.longestLoss());
            Map<Integer, Occasion> milestones = new HashMap<>();
            for (int length : List.of(3, 5, 10)) {
                window(decided, length, PastTrade::isWin)
                        .ifPresent(at -> milestones.put(length, at));
            }
            assertEquals(
                    milestones,
                    streaks.milestones().stream()
                            .collect(
                                    Collectors.toMap(
                                            TradeStreaks.Milestone::wins,
                                            TradeStreaks.Milestone::reached)));
        }
    }

    private static int longest(List<PastTrade> trades, Predicate<PastTrade> counted) {
        int longest = 0;
        for (int end = 0; end <= trades.size(); end++) {
            longest = Math.max(longest, tail(trades.subList(0, end), counted));
        }
        return longest;
    }

    @Test
    void dayStreaksAreThoseOfASecondWriting() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            OwnerHistory history = new RandomHistory(seed).next();
            Set<LocalDate> days = new HashSet<>(history.days());
            for (int day = 100; day < 125; day++) {
                LocalDate today = RandomHistory.FIRST.plusDays(day);
                List<LocalDate> known =
                        history.days().stream().filter(one -> !one.isAfter(today)).toList();
                DayStreaks streaks = DayStreaks.of(known, today);
                LocalDate end = days.contains(today) ? today : today.minusDays(1);
                int run = 0;
                while (days.contains(end.minusDays(run))) {
                    run++;
                }
                assertEquals(run, streaks.current(), "seed " + seed + " at " + today);
                assertEquals(days.contains(today), streaks.today());
                assertTrue(streaks.longest() >= run);
            }
        }
    }

    @Test
    void aTodayThatIsStillOpenEndsNothing() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        List<LocalDate> days = List.of(day.minusDays(2), day.minusDays(1), day);
        assertEquals(new DayStreaks(3, 3, true, day), DayStreaks.of(days, day));
        assertEquals(new DayStreaks(3, 3, false, day), DayStreaks.of(days, day.plusDays(1)));
        assertEquals(new DayStreaks(0, 3, false, day), DayStreaks.of(days, day.plusDays(2)));
        assertEquals(new DayStreaks(0, 0, false, null), DayStreaks.of(List.of(), day));
    }
}
