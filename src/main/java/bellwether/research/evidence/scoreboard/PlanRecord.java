package bellwether.research.evidence.scoreboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored plan and what came of it.
///
/// @param analysis the number of its analysis; null for one that the service recomputed
/// @param owner of the analysis; empty for one that the service recomputed
/// @param madeAt when the analysis was made
/// @param plan null where there was no trade to plan
/// @param mark its random entries are read only where they are needed
/// @param p of its random entries
/// @param marks how often it was marked
/// @param markedAt of which moment's prices it is; null where it was marked before that was kept
/// @param finalAt since when its state is final
/// @param revisedAt since when corrected bars say something else, which is a record of its own
public record PlanRecord(
        long id,
        @Nullable Long analysis,
        String owner,
        Instant madeAt,
        PlanSubject subject,
        @Nullable PlannedBracket plan,
        PlanMark mark,
        @Nullable Double p,
        int marks,
        @Nullable Instant markedAt,
        @Nullable Instant finalAt,
        @Nullable Instant revisedAt) {
    /// The same as today's bars say it.
    public PlanRecord marked(PlanMark found, Instant now) {
        PlanRecord fresh = with(found.at(now), now);
        return finalAt == null || MarkComparison.isCorrected(this, fresh)
                ? fresh
                : with(fresh.mark.following(mark), now);
    }

    private PlanRecord with(PlanMark next, Instant now) {
        EntryDraws draws = next.draws();
        PlanFigures figures = next.result().figures();
        return new PlanRecord(
                id,
                analysis,
                owner,
                madeAt,
                subject,
                plan,
                next,
                draws == null || figures == null ? null : Double.valueOf(draws.p(figures.r())),
                marks + 1,
                now,
                finalSince(next, now),
                revisedAt);
    }

    /// When the result that it has now became final; nothing while it is not.
    private @Nullable Instant finalSince(PlanMark next, Instant now) {
        if (!next.result().state().isFinal()) {
            return null;
        }
        return finalAt != null && mark.result().isSame(next.result()) ? finalAt : now;
    }

    public boolean isHouse() {
        return analysis == null;
    }
}
