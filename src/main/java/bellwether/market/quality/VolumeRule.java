package bellwether.market.quality;

import bellwether.platform.base.CountedNoun;
import java.util.ArrayList;
import java.util.List;

/// Looks for days without trade in symbols that usually have some.
final class VolumeRule {
    private static final int LEAST = 20;
    private static final double MOSTLY = 0.5;
    private static final double WHOLE = 0.05;

    private VolumeRule() {}

    static void look(InspectedHistory subject) {
        double[] volume = subject.bars().volume();
        int known = 0;
        int zeros = 0;
        for (int bar = 0; bar < subject.size(); bar++) {
            known += Double.isNaN(volume[bar]) ? 0 : 1;
            zeros += volume[bar] == 0 ? 1 : 0;
        }
        if (known < LEAST) {
            subject.notJudged(
                    FindingKind.ZERO_VOLUME,
                    "Volume is known for only %s.".formatted(new CountedNoun(known, "bar")));
        } else if (zeros > MOSTLY * known) {
            subject.notJudged(
                    FindingKind.ZERO_VOLUME,
                    "The volume of %d of %d bars is 0: this symbol appears to have no volume data."
                            .formatted(zeros, known));
        } else if (zeros > 0) {
            List<FindingEvent> runs = runs(subject);
            subject.found(
                    QualityFinding.of(
                            FindingKind.ZERO_VOLUME,
                            zeros / (WHOLE * known),
                            "%d of %d bars %s no volume, in %d %s of up to %d"
                                    .formatted(
                                            zeros,
                                            known,
                                            zeros == 1 ? "has" : "have",
                                            runs.size(),
                                            runs.size() == 1 ? "run" : "runs",
                                            runs.stream()
                                                    .mapToLong(FindingEvent::count)
                                                    .max()
                                                    .orElseThrow()),
                            runs));
        }
    }

    private static List<FindingEvent> runs(InspectedHistory subject) {
        double[] volume = subject.bars().volume();
        List<FindingEvent> runs = new ArrayList<>();
        for (int bar = 0; bar < subject.size(); bar++) {
            int from = bar;
            while (bar < subject.size() && volume[bar] == 0) {
                bar++;
            }
            if (bar > from) {
                runs.add(
                        FindingEvent.between(
                                subject.date(from),
                                subject.date(bar - 1),
                                bar - from,
                                bar - from == 1 ? "1 bar" : (bar - from) + " bars"));
            }
        }
        return runs;
    }
}
