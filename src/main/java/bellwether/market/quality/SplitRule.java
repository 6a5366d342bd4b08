package bellwether.market.quality;

import bellwether.market.bars.SuspectedSplit;
import bellwether.market.money.PriceUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
                                ? suspected.getFirst().words(subject.unit())
                                : "%d splits are suspected but not recorded; prices before them are not adjusted for them"
                                        .formatted(suspected.size()),
                        suspected.stream()
                                .map(split ->
                                        FindingEvent.on(split.date(), words(split, subject.unit())))
                                .toList()));
    }

    private static String words(SuspectedSplit split, Optional<PriceUnit> unit) {
        return String.format(
                Locale.ROOT,
                "%s; the prices' own ratio is %.3f%s",
                split.ratio(),
                split.observed(),
                split.likelier(unit).map(reading -> "; likelier, " + reading).orElse(""));
    }
}
