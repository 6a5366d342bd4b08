package bellwether.desk.journal.past;

import bellwether.research.analysis.RecomputedVerdict;
import bellwether.research.analysis.SaidVerdict;
import org.jspecify.annotations.Nullable;

/// One symbol on an earlier day.
///
/// @param stored what was said then; null where nothing was
/// @param recomputed what is said now; null where the symbol is not stored
public record PastView(
        String ticker, @Nullable SaidVerdict stored, @Nullable RecomputedVerdict recomputed) {}
