package bellwether.market.quality;

import bellwether.market.bars.SuspectedSplit;
import java.util.List;
import java.util.Locale;

/// Tells the splits that the prices make suspect and that are not on record.
final class SplitRule {
    private SplitRule() {}

    static void look(InspectedHistory subject) {
        List<SuspectedSplit> suspected = SuspectedSplit.among(subject.bars());
        if (suspected.isEmpty()) {
            return;
        }
        subject.found(
                QualityFinding.of(
                        FindingKind.SUSPECTED_SPLIT,
                        1,
                        suspected.size() == 1
                                ? "a split of %s on %s is suspected and not on record; prices before it are not adjusted for it"
                                        .formatted(
                                                suspected.getFirst().ratio(),
                                                suspected.getFirst().date())
                                : "%d splits are suspected and not on record; prices before them are not adjusted for them"
                                        .formatted(suspected.size()),
                        suspected.stream()
                                .map(split ->
                                        FindingEvent.on(
                                                split.date(),
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s; the prices' own ratio is %.3f",
                                                        split.ratio(),
                                                        split.observed())))
                                .toList()));
    }
}
