package bellwether.desk.journal.achievement;

import bellwether.desk.journal.achievement.AchievementStep.Effect;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Says what was reached by what happened.
public final class AchievementRules {
    private static final BigDecimal BIG = BigDecimal.valueOf(100);
    private static final Duration SOON = Duration.ofHours(24);
    private static final Comparator<TradeNote> BY_LESSON =
            Comparator.comparing(
                    TradeNote::lessonAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private final OwnerHistory history;

    private AchievementRules(OwnerHistory history) {
        this.history = history;
    }

    /// Of all achievements, in their order.
    ///
    /// @param today by the clock of the owner
    public static List<AchievementProgress> of(OwnerHistory history, LocalDate today) {
        AchievementRules rules = new AchievementRules(history);
        return Arrays.stream(Achievement.values())
                .map(one -> AchievementProgress.of(one, rules.steps(one, today)))
                .toList();
    }

    private List<AchievementStep> steps(Achievement achievement, LocalDate today) {
        return switch (achievement) {
            case FIRST_TRADE, HUNDRED_TRADES -> trades(_ -> true);
            case TEN_WINS -> trades(PastTrade::isWin);
            case FIVE_PATTERNS -> patterns();
            case BIG_MOVE -> trades(trade -> trade.net().abs().compareTo(BIG) >= 0);
            case FIVE_IN_ROW, TEN_IN_ROW ->
                    run(trade -> trade.net().signum() != 0, PastTrade::isWin);
            case JOURNALED -> notes(TradeNote::writtenAt, this::isTimely);
            case PLANNER -> run(trade -> trade.entry() != null, trade -> trade.stop() != null);
            case KEEPER ->
                    run(
                            trade -> trade.stop() != null,
                            trade -> trade.stop() != null && !trade.stop().withdrawn());
            case WITHIN_LIMITS -> sessions();
            case WEEK_STREAK, MONTH_STREAK -> days(today);
            case DRILLER ->
                    history.drills().stream()
                            .map(drill -> new AchievementStep(drill, Effect.COUNT))
                            .toList();
            case HONEST -> lessons();
        };
    }

    private static Occasion closing(PastTrade trade) {
        return new Occasion(trade.times().moment(), trade.key().toString());
    }

    private List<AchievementStep> trades(Predicate<PastTrade> counted) {
        return history.trades().stream()
                .filter(counted)
                .map(trade -> new AchievementStep(closing(trade), Effect.COUNT))
                .toList();
    }

    private List<AchievementStep> patterns() {
        Set<String> known = new HashSet<>();
        return trades(trade -> !trade.pattern().isEmpty() && known.add(trade.pattern()));
    }

    /// Trades in a row.
    ///
    /// @param seen others neither count nor end a run
    private List<AchievementStep> run(Predicate<PastTrade> seen, Predicate<PastTrade> counted) {
        return history.trades().stream()
                .filter(seen)
                .map(trade ->
                        new AchievementStep(
                                closing(trade), counted.test(trade) ? Effect.COUNT : Effect.END))
                .toList();
    }

    private boolean isTimely(PastTrade trade, TradeNote note) {
        return !note.writtenAt().isAfter(trade.times().bookedAt().plus(SOON));
    }

    private interface NoteRule {
        boolean test(PastTrade trade, TradeNote note);
    }

    /// Trades by the first of their notes that counts.
    private List<AchievementStep> notes(Function<TradeNote, Instant> moment, NoteRule counted) {
        Map<TradeKey, PastTrade> trades = new HashMap<>();
        history.trades().forEach(trade -> trades.put(trade.key(), trade));
        Set<TradeKey> done = new HashSet<>();
        List<AchievementStep> steps = new ArrayList<>();
        for (TradeNote note : history.notes()) {
            PastTrade trade = trades.get(note.trade());
            if (trade != null && counted.test(trade, note) && done.add(note.trade())) {
                steps.add(
                        new AchievementStep(
                                new Occasion(moment.apply(note), note.entry().toString()),
                                Effect.COUNT));
            }
        }
        return steps;
    }

    private List<AchievementStep> lessons() {
        List<TradeNote> lessons =
                history.notes().stream()
                        .filter(note -> note.lessonAt() != null)
                        .sorted(BY_LESSON)
                        .toList();
        return new AchievementRules(
                        new OwnerHistory(
                                history.trades(),
                                lessons,
                                List.of(),
                                List.of(),
                                List.of(),
                                history.zone()))
                .notes(
                        note -> Objects.requireNonNull(note.lessonAt()),
                        (trade, _) -> trade.isLoss());
    }

    private Occasion begin(LocalDate day) {
        return new Occasion(day.atStartOfDay(history.zone()).toInstant(), day.toString());
    }

    private List<AchievementStep> sessions() {
        return history.sessions().stream()
                .map(session ->
                        new AchievementStep(
                                begin(session.day()),
                                switch (session.result()) {
                                    case KEPT -> Effect.COUNT;
                                    case BROKEN -> Effect.END;
                                    case UNKNOWN -> Effect.UNKNOWN;
                                }))
                .toList();
    }

    /// A day that is open yet ends no run.
    private List<AchievementStep> days(LocalDate today) {
        List<AchievementStep> steps = new ArrayList<>();
        LocalDate last = null;
        for (LocalDate day : history.days()) {
            boolean next = last != null && last.plusDays(1).equals(day);
            steps.add(new AchievementStep(begin(day), next ? Effect.COUNT : Effect.BEGIN));
            last = day;
        }
        if (last != null && last.plusDays(1).isBefore(today)) {
            steps.add(new AchievementStep(begin(last.plusDays(1)), Effect.END));
        }
        return steps;
    }
}
