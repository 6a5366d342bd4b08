package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.FillPhase;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An entry or exit.
///
/// @param price in the shares of its bar, as traded
/// @param assumed whether it rests on the path of prices within the bar, on trade on a bar of
///   unknown volume, or on sessions without bars; null where it was marked before that was kept
public record PlanFill(
        LocalDate on, BigDecimal price, FillPhase phase, @Nullable Boolean assumed) {}
