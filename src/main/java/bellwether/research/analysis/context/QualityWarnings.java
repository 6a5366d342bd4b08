package bellwether.research.analysis.context;

import bellwether.market.bars.SuspectedSplit;
import bellwether.market.money.PriceUnit;
import bellwether.market.quality.Severity;
import bellwether.market.quality.Warning;
import bellwether.platform.base.CountedNoun;
import bellwether.research.analysis.vote.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is worth a warning in the bars behind an analysis.
final class QualityWarnings {
    private static final String UNFINISHED = "unfinished_bars";

    private QualityWarnings() {}

    /// How often more than the usual days lie between two bars.
    record Gaps(int count, long largestDays) {}

    /// How the bars end.
    ///
    /// @param excluded how many newer ones were left out
    record Ending(LocalDate last, DataQuality.Age age, int excluded) {}

    /// The newest jump is not said when it looks like a split, which is.
    static List<Warning> of(
            Gaps gaps,
            List<PriceJump> jumps,
            List<SuspectedSplit> splits,
            Optional<PriceUnit> unit,
            Ending ending) {
        List<Warning> warnings = new ArrayList<>();
        if (ending.age().stale()) {
            warnings.add(stale(ending));
        }
        if (!jumps.isEmpty() && !isSplit(jumps.getLast(), splits)) {
            warnings.add(jumps(jumps));
        }
        if (gaps.count() > 0) {
            warnings.add(gaps(gaps));
        }
        if (ending.excluded() > 0) {
            warnings.add(unfinished(ending.excluded()));
        }
        splits.forEach(split -> warnings.add(split(split, unit)));
        return List.copyOf(warnings);
    }

    private static boolean isSplit(PriceJump jump, List<SuspectedSplit> splits) {
        return splits.stream().anyMatch(split -> split.date().equals(jump.date()));
    }

    private static Warning stale(Ending ending) {
        return Warning.of(
                DataQuality.STALE,
                Severity.SERIOUS,
                Phrases.fill(
                        "stale: the last bar is of %s, %s before this analysis",
                        ending.last(), days(ending.age().daysOld())));
    }

    private static Warning jumps(List<PriceJump> jumps) {
        PriceJump newest = jumps.getLast();
        return Warning.of(
                DataQuality.JUMP,
                Severity.WARNING,
                Phrases.fill(
                        "%s; the newest on %s, × %s: a split that was not adjusted, a bad tick, or news",
                        new CountedNoun(jumps.size(), "suspicious jump").toString(),
                        newest.date(),
                        Phrases.number(newest.ratio())));
    }

    private static Warning gaps(Gaps gaps) {
        return Warning.of(
                DataQuality.GAP,
                Severity.WARNING,
                Phrases.fill(
                        "%s of more than %d days, the longest %s",
                        new CountedNoun(gaps.count(), "gap").toString(),
                        DataQuality.USUAL_GAP_DAYS,
                        days(gaps.largestDays())));
    }

    private static Warning unfinished(int excluded) {
        return Warning.of(
                UNFINISHED,
                Severity.INFO,
                excluded == 1
                        ? "1 bar was left out: its session is not over, so it may still change"
                        : Phrases.fill(
                                "%d bars were left out: their session is not over, so they may still change",
                                excluded));
    }

    private static Warning split(SuspectedSplit split, Optional<PriceUnit> unit) {
        String day = split.date().toString();
        return new Warning(
                DataQuality.SUSPECTED_SPLIT,
                Severity.SERIOUS.code(),
                null,
                day,
                day,
                1L,
                split.words(unit));
    }

    private static String days(long count) {
        return new CountedNoun(count, "day").toString();
    }
}
