package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import org.jspecify.annotations.Nullable;

/// Something that speaks against a result, or limits what may be concluded from it.
///
/// @param code for programs, such as few_carry_all
/// @param words what was found, as a sentence
/// @param number that shows it; absent where there is none
/// @param remedy what to do about it
/// @param run the name of the run that it concerns; absent for all of them
public record SheetFinding(
        String code,
        Severity severity,
        String words,
        @Nullable Double number,
        FigureUnit unit,
        String remedy,
        @Nullable String run) {
    /// The worst first.
    public enum Severity {
        /// The result says nothing.
        CRITICAL,
        /// It must not be relied on.
        SERIOUS,
        /// It is likely to be worse than it looks.
        WARNING,
        NOTE
    }
}
