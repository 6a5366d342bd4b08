package bellwether.research.backtest.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a run's figures may be relied on.
///
/// @param chance part of random entries that earned as much: p; absent where none were drawn
/// @param psr probability that the true Sharpe ratio is above 0
/// @param family trials of the same rule with other numbers, with the DSR among them
/// @param owner all trials of the owner
/// @param intervals of figures, from the bootstrap
/// @param method how the intervals were made, in words
/// @param bounds each figure with every assumption at its worst, as run, and at its best; empty
///   where they were not asked for
/// @param proofs what tests of the run found, as sentences; empty where none was asked for
/// @param reason why figures are absent
public record SheetEvidence(
        @Nullable Double chance,
        @Nullable Double psr,
        Trials family,
        Trials owner,
        List<FigureRange> intervals,
        String method,
        List<FigureRange> bounds,
        List<String> proofs,
        @Nullable String reason) {
    /// How many were tried, and what remains of the ratio among them.
    ///
    /// @param dsr probability that the true Sharpe ratio is above what the best of so many trials
    ///   reaches by luck
    /// @param undefined why that is not known, such as ratios that too few of them have; null where
    ///   it is, or as is said of all
    public record Trials(int count, @Nullable Double dsr, @Nullable String undefined) {
        public Trials(int count, @Nullable Double dsr) {
            this(count, dsr, null);
        }

        /// Why there is no DSR.
        ///
        /// @param otherwise why figures are absent in general
        @Nullable String why(@Nullable String otherwise) {
            return undefined == null ? otherwise : undefined;
        }
    }

    public SheetEvidence {
        intervals = List.copyOf(intervals);
        bounds = List.copyOf(bounds);
        proofs = List.copyOf(proofs);
    }

    /// Nothing known.
    public static SheetEvidence none(String reason) {
        Trials one = new Trials(1, null);
        return new SheetEvidence(null, null, one, one, List.of(), "", List.of(), List.of(), reason);
    }

    @Nullable FigureRange interval(String code) {
        for (FigureRange range : intervals) {
            if (range.code().equals(code)) {
                return range;
            }
        }
        return null;
    }
}
