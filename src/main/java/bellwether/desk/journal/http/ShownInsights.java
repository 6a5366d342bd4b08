package bellwether.desk.journal.http;

import bellwether.desk.journal.insight.HabitFinding;
import bellwether.desk.journal.insight.InsightBy;
import bellwether.desk.journal.insight.InsightGroup;
import bellwether.desk.journal.insight.JournalInsights;
import bellwether.desk.journal.insight.ValueSpread;
import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Locale;

/// Insights as the API shows them.
record ShownInsights(
        Group all,
        int withoutRisk,
        int withoutPath,
        int withoutTime,
        List<Group> byTag,
        List<Group> bySetup,
        List<Group> byWeekday,
        List<Group> byEmotion,
        List<Finding> findings) {
    /// @param key null for trades without it
    record Group(
            @JsonSerialize(using = EmptyAsNull.class) String key,
            int n,
            int wins,
            int losses,
            ValueSpread r,
            ValueSpread mae,
            ValueSpread mfe,
            boolean tooFew) {
        static Group of(InsightGroup group) {
            return new Group(
                    group.key(),
                    group.n(),
                    group.wins(),
                    group.losses(),
                    group.multiples(),
                    group.adverse(),
                    group.favourable(),
                    group.tooFew());
        }
    }

    record Finding(
            String code,
            String message,
            int n,
            int of,
            Group these,
            Group others,
            List<String> trades) {
        static Finding of(HabitFinding finding) {
            return new Finding(
                    finding.code().name().toLowerCase(Locale.ROOT),
                    finding.says(),
                    finding.n(),
                    finding.of(),
                    Group.of(finding.these()),
                    Group.of(finding.others()),
                    finding.trades());
        }
    }

    static ShownInsights of(JournalInsights insights) {
        return new ShownInsights(
                Group.of(insights.all()),
                insights.withoutRisk(),
                insights.withoutPath(),
                insights.withoutTime(),
                groups(insights, InsightBy.TAG),
                groups(insights, InsightBy.SETUP),
                groups(insights, InsightBy.WEEKDAY),
                groups(insights, InsightBy.EMOTION),
                insights.findings().stream().map(Finding::of).toList());
    }

    private static List<Group> groups(JournalInsights insights, InsightBy by) {
        return insights.by().getOrDefault(by, List.of()).stream().map(Group::of).toList();
    }
}
