package bellwether.research.evidence.scoreboard;

import bellwether.trading.execution.FillPhase;
import java.math.BigDecimal;
import java.time.LocalDate;

/// An entry or exit.
///
/// @param price in the shares of its bar, as traded
/// @param assumed whether it rests on an assumption about the path of prices within the bar
public record PlanFill(LocalDate on, BigDecimal price, FillPhase phase, boolean assumed) {}
