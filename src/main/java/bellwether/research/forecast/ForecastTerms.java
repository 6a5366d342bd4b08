package bellwether.research.forecast;

import java.util.List;
import java.util.Optional;

/// What is forecast, and for how long it is kept.
public final class ForecastTerms {
    /// Sessions ahead.
    public static final List<Integer> HORIZONS = List.of(1, 5, 20);

    /// Of the formulas; moves with every change of a digit.
    public static final int FORMULA = 1;

    private ForecastTerms() {}

    /// A horizon as a request names it.
    public static Optional<Integer> horizon(String text) {
        return HORIZONS.stream().filter(one -> one.toString().equals(text.strip())).findFirst();
    }
}
