package bellwether.desk.journal.insight;

import bellwether.desk.journal.NotedTrade;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the closed trades of an owner show.
///
/// @param withoutRisk trades without a planned stop, so that their R is not known
/// @param withoutPath trades of which it is not known how far the price went, so that their MAE and
///   MFE are not known
/// @param withoutTime trades whose times of day are not known: they are of daily bars, or stated
public record JournalInsights(
        InsightGroup all,
        int withoutRisk,
        int withoutPath,
        int withoutTime,
        Map<InsightBy, List<InsightGroup>> by,
        List<HabitFinding> findings) {
    public JournalInsights {
        by = Map.copyOf(by);
        findings = List.copyOf(findings);
    }

    /// Of all trades of an owner.
    ///
    /// @param trades by their close, the oldest first
    public static JournalInsights of(List<NotedTrade> trades) {
        Map<InsightBy, List<InsightGroup>> by = new EnumMap<>(InsightBy.class);
        for (InsightBy one : InsightBy.values()) {
            by.put(one, one.groups(trades));
        }
        return new JournalInsights(
                InsightGroup.of("all", trades),
                (int) trades.stream().filter(one -> one.trade().risk() == null).count(),
                (int) trades.stream().filter(one -> one.way().unknown() != null).count(),
                (int) trades.stream().filter(one -> one.trade().times().openedAt() == null).count(),
                by,
                new TradeHabits(trades).all());
    }
}
