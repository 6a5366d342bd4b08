package bellwether.research.learning.http;

import bellwether.research.learning.BaseUnit;
import bellwether.research.learning.PatternFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.UndefinedFigure;
import org.jspecify.annotations.Nullable;

/// What outcomes of a kind have come to, as answers show it.
///
/// @param key what they have in common; null where they have no name
record ShownKind(
        @Nullable String key,
        int n,
        int symbols,
        int dates,
        double effectiveN,
        Figure winRate,
        @Nullable Figure meanR,
        @Nullable Double medianR,
        double meanNetPercent,
        @Nullable BaseFigures base,
        @Nullable String why) {
    /// A figure with its interval of 90 %.
    ///
    /// @param why why there is no interval; null where there is one
    record Figure(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String why) {
        static Figure of(Estimate estimate) {
            return new Figure(
                    estimate.estimate().orElse(null),
                    estimate.interval().map(bounds -> bounds.low()).orElse(null),
                    estimate.interval().map(bounds -> bounds.high()).orElse(null),
                    estimate.undefined().map(UndefinedFigure::detail).orElse(null));
        }
    }

    /// Beside entering without a signal.
    record BaseFigures(
            BaseUnit unit,
            int n,
            double rate,
            Figure excess,
            @Nullable Double p,
            @Nullable Double pAdjusted) {
        static BaseFigures of(PatternFigures.Base base) {
            return new BaseFigures(
                    base.unit(),
                    base.n(),
                    base.rate(),
                    Figure.of(base.excess()),
                    base.p(),
                    base.adjusted());
        }
    }

    static ShownKind of(PatternFigures kind) {
        return new ShownKind(
                kind.key().isEmpty() ? null : kind.key(),
                kind.n(),
                kind.symbols(),
                kind.dates(),
                kind.effectiveN(),
                Figure.of(kind.winRate()),
                kind.meanR() == null ? null : Figure.of(kind.meanR()),
                kind.medianR(),
                kind.meanNet(),
                kind.base() == null ? null : BaseFigures.of(kind.base()),
                kind.why());
    }
}
