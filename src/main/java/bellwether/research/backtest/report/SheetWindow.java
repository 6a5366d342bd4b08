package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A window of a walk-forward.
///
/// @param chosen the parameters that were best in training, in words; empty where none had enough
///   trades
/// @param unit of the objective
/// @param trained objective in training
/// @param tested objective of the same parameters in the test
/// @param returned of the test
/// @param trades of the test
/// @param reason why figures are absent
public record SheetWindow(
        Span training,
        Span test,
        String chosen,
        FigureUnit unit,
        @Nullable Double trained,
        @Nullable Double tested,
        @Nullable Double returned,
        int trades,
        @Nullable String reason) {
    /// Sessions from one day to another, both in it.
    public record Span(LocalDate from, LocalDate to) {}
}
