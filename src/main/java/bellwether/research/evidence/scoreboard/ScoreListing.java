package bellwether.research.evidence.scoreboard;

import bellwether.market.symbols.Survivorship;
import org.jspecify.annotations.Nullable;

/// A scoreboard and what it is of.
///
/// @param counted the plans that it counts
/// @param message what it is and what it is not
/// @param survivorship of the symbols that months' ends are recomputed of; null where they are not
public record ScoreListing(
        PlanQuery counted,
        CellKind by,
        ScoreTable table,
        String message,
        @Nullable Survivorship survivorship) {}
