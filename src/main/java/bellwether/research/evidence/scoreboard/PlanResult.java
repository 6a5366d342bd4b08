package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of a plan by the bars that are stored.
///
/// @param late whether the first bar that it can fill on is not the next one
/// @param first the day of that bar; null where none is stored
/// @param figures of a trade that has ended
/// @param why words for a state that needs some
public record PlanResult(
        PlanState state,
        boolean late,
        @Nullable LocalDate first,
        @Nullable PlanFill entry,
        @Nullable PlanFill exit,
        @Nullable PlanFigures figures,
        @Nullable String why) {
    private static final double NEAR = 1e-9;

    /// Nothing was planned.
    public static final PlanResult NONE =
            new PlanResult(PlanState.NONE, false, null, null, null, null, null);

    /// It cannot be judged.
    public static PlanResult voided(String why) {
        return new PlanResult(PlanState.VOID, false, null, null, null, null, why);
    }

    /// Whether both say the same.
    public boolean isSame(PlanResult other) {
        return state == other.state
                && late == other.late
                && Objects.equals(first, other.first)
                && Objects.equals(why, other.why)
                && isSame(entry, other.entry)
                && isSame(exit, other.exit)
                && isNear(figures, other.figures);
    }

    private static boolean isSame(@Nullable PlanFill one, @Nullable PlanFill other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.on().equals(other.on()) && one.price().compareTo(other.price()) == 0;
    }

    private static boolean isNear(@Nullable PlanFigures one, @Nullable PlanFigures other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.bars() == other.bars()
                && Math.abs(one.r() - other.r()) < NEAR
                && Math.abs(one.adverse() - other.adverse()) < NEAR
                && Math.abs(one.favourable() - other.favourable()) < NEAR
                && Math.abs(one.costs() - other.costs()) < NEAR
                && Math.abs(one.returnPercent() - other.returnPercent()) < NEAR;
    }
}
