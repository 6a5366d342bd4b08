package bellwether.technical.statistics;

import java.util.Optional;

/// Why a figure or its interval is not there.
///
/// @param code for programs: `too_few`, `no_variance`, `one_class`…
/// @param detail for people
/// @param needed how many there would have to be, where that is the reason
public record UndefinedFigure(String code, String detail, Optional<Integer> needed) {
    /// The code of samples that are too small.
    public static final String TOO_FEW = "too_few";

    public UndefinedFigure {
        if (code.isBlank() || detail.isBlank()) {
            throw new IllegalArgumentException("an undefined figure needs a code and a detail");
        }
    }

    /// A reason other than the size.
    public static UndefinedFigure of(String code, String detail) {
        return new UndefinedFigure(code, detail, Optional.empty());
    }

    /// The sample is too small.
    ///
    /// @param have its size, which may be an effective one
    /// @param unit what is counted, such as `dates`
    public static UndefinedFigure tooFew(double have, int needed, String unit) {
        return new UndefinedFigure(
                TOO_FEW,
                "too few: %s of %d %s".formatted(FigureText.count(have), needed, unit),
                Optional.of(needed));
    }

    /// All values are equal.
    public static UndefinedFigure noVariance() {
        return of("no_variance", "all values are equal");
    }
}
