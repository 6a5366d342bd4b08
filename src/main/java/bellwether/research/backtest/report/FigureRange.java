package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import org.jspecify.annotations.Nullable;

/// A figure and the two between which it lies.
///
/// @param code for programs: cagr, sharpe, drawdown; the headline finds its intervals by them
/// @param low of an interval, or with every assumption at its worst
/// @param high of an interval, or with every assumption at its best
/// @param reason why one of them is absent
public record FigureRange(
        String code,
        String name,
        FigureUnit unit,
        @Nullable Double low,
        @Nullable Double value,
        @Nullable Double high,
        @Nullable String reason) {}
