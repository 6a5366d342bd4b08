package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
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
    /// Nothing was planned.
    public static final PlanResult NONE =
            new PlanResult(PlanState.NONE, false, null, null, null, null, null);

    /// Whether both say the same of a plan whose state is final.
    public boolean isSame(PlanResult other) {
        return state == other.state
                && isSame(entry, other.entry)
                && isSame(exit, other.exit)
                && isNear(figures, other.figures);
    }

    private static boolean isSame(@Nullable PlanFill one, @Nullable PlanFill other) {
        return one == null || other == null
                ? one == other
                : one.on().equals(other.on()) && one.price().compareTo(other.price()) == 0;
    }

    private static boolean isNear(@Nullable PlanFigures one, @Nullable PlanFigures other) {
        return one == null || other == null
                ? one == other
                : Math.abs(one.r() - other.r()) < 1e-9
                        && Math.abs(one.adverse() - other.adverse()) < 1e-9
                        && Math.abs(one.favourable() - other.favourable()) < 1e-9;
    }
}
