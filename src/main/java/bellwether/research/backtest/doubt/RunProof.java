package bellwether.research.backtest.doubt;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether a run looks ahead, and whether its result depends on where the history begins.
///
/// A run reads all stored bars, so none are left with which it could be longer. Warm-up is tried on
/// a later begin instead: with as many bars before the first decision as the run has, and with
/// more.
///
/// @param comparedFrom the first day that is compared; null where the history is too short
/// @param barsBefore bars before the first decision, in the run and in what is compared
public record RunProof(
        LookAheadProof lookAhead,
        WarmUpProof warmUp,
        @Nullable LocalDate comparedFrom,
        int barsBefore) {}
