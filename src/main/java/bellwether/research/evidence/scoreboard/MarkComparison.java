package bellwether.research.evidence.scoreboard;

import org.jspecify.annotations.Nullable;

/// A record beside what today's bars say of it.
public final class MarkComparison {
    private static final double NEAR = 1e-9;

    private MarkComparison() {}

    /// Whether something that a final record states is something else now. What it does not state
    /// yet is no correction, nor is another mean of symbols, which moves with each that is stored.
    public static boolean isCorrected(PlanRecord before, PlanRecord now) {
        return before.finalAt() != null
                && (!before.mark().result().isSame(now.mark().result())
                        || now.mark().followed().isCorrected(before.mark().followed())
                        || isCorrected(before.p(), now.p())
                        || isIndexCorrected(before.mark().beside(), now.mark().beside()));
    }

    private static boolean isIndexCorrected(MarketPath.Change before, MarketPath.Change now) {
        return before.against() != null
                && before.against().equals(now.against())
                && !before.isMean()
                && isCorrected(before.percent(), now.percent());
    }

    /// Whether a record says what the one before does not.
    public static boolean isNews(PlanRecord before, PlanRecord now) {
        PlanMark known = before.mark();
        PlanMark next = now.mark();
        boolean isResult = !known.result().isSame(next.result()) || isEntryJudged(known, next);
        boolean isFollowed =
                next.followed().isCorrected(known.followed())
                        || next.followed().isMore(known.followed());
        return before.marks() == 0
                || isResult
                || isFollowed
                || isOther(before.p(), now.p())
                || known.complete() != next.complete()
                || isOther(known.beside().percent(), next.beside().percent());
    }

    private static boolean isEntryJudged(PlanMark before, PlanMark now) {
        PlanFill entry = before.result().entry();
        PlanFill next = now.result().entry();
        return entry != null && next != null && entry.assumed() == null && next.assumed() != null;
    }

    private static boolean isOther(@Nullable Double before, @Nullable Double now) {
        return (before == null) != (now == null) || isCorrected(before, now);
    }

    /// Whether a figure that was stated is another one now, or none.
    static boolean isCorrected(@Nullable Double before, @Nullable Double now) {
        return before != null && (now == null || Math.abs(before - now) > NEAR);
    }
}
