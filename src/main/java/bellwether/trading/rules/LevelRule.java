package bellwether.trading.rules;

import bellwether.trading.execution.Distance;
import java.math.BigDecimal;

/// Where a stop or a target lies.
public sealed interface LevelRule {
    /// So far from the fill, or from the signal's close.
    record Away(Distance distance) implements LevelRule {}

    /// At a value of the signal's bar.
    record AtValue(Operand value) implements LevelRule {}

    /// A target only: so many times as far away as the stop.
    record RewardRisk(BigDecimal ratio) implements LevelRule {}
}
