package bellwether.research.learning.label;

import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.math.MathContext;

/// The two fills of a label.
///
/// @param begin the bar of the entry
/// @param end the bar of the exit
public record LabelTrade(int begin, int end, Fill entry, Fill exit, BarrierExit why)
        implements LabelEnd {
    /// What both sides cost, as a part of the entry's value.
    public BigDecimal costShare() {
        return entry.costs().add(exit.costs()).divide(entry.value(), MathContext.DECIMAL64);
    }
}
