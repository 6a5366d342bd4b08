package bellwether.market.quality;

import bellwether.market.bars.DataIssues;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Tells what imports kept on record: rows that could not be, and sources that differ.
final class RecordRule {
    private static final double WHOLE_SHARE = 0.01;
    private static final double LEAST_DIFFERENCE = 0.001;
    private static final double WHOLE_DIFFERENCE = 0.05;

    private RecordRule() {}

    static void look(InspectedHistory subject) {
        contradictions(subject);
        disputes(subject);
    }

    private static void contradictions(InspectedHistory subject) {
        List<DataIssues.Refused> refused = subject.blemishes().refused();
        if (refused.isEmpty()) {
            return;
        }
        long since = refused.stream().filter(row -> subject.hasBar(row.day())).count();
        subject.found(
                QualityFinding.of(
                        FindingKind.CONTRADICTION,
                        refused.size() / (WHOLE_SHARE * subject.size()),
                        "%d %s of imports held impossible values and %s not taken; on %d of those days another row was"
                                .formatted(
                                        refused.size(),
                                        refused.size() == 1 ? "row" : "rows",
                                        refused.size() == 1 ? "was" : "were",
                                        since),
                        refused.stream()
                                .map(row ->
                                        FindingEvent.on(
                                                row.day(),
                                                "%s, line %d: %s"
                                                        .formatted(
                                                                row.source(),
                                                                row.line(),
                                                                row.detail())))
                                .toList()));
    }

    private static void disputes(InspectedHistory subject) {
        List<DataIssues.Dispute> disputes =
                subject.blemishes().disputes().stream()
                        .filter(day -> day.difference() >= LEAST_DIFFERENCE)
                        .toList();
        if (disputes.isEmpty()) {
            return;
        }
        DataIssues.Dispute worst =
                disputes.stream()
                        .max(Comparator.comparingDouble(DataIssues.Dispute::difference))
                        .orElseThrow();
        long days = disputes.stream().map(DataIssues.Dispute::day).distinct().count();
        subject.found(
                QualityFinding.of(
                        FindingKind.SOURCES_DISAGREE,
                        worst.difference() / WHOLE_DIFFERENCE,
                        "sources differ on %d %s; most on %s, by %s"
                                .formatted(
                                        days,
                                        days == 1 ? "day" : "days",
                                        worst.day(),
                                        percent(worst)),
                        disputes.stream()
                                .map(day -> FindingEvent.on(day.day(), words(day)))
                                .toList()));
    }

    private static String words(DataIssues.Dispute day) {
        return "%s is %s by %s, which is kept, and was %s by %s: %s"
                .formatted(
                        day.price(),
                        day.value(),
                        day.source(),
                        day.replacedValue(),
                        day.replaced(),
                        percent(day));
    }

    private static String percent(DataIssues.Dispute day) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * day.difference());
    }
}
