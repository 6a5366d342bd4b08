package bellwether.research.learning;

import bellwether.technical.statistics.Estimate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What outcomes of a kind have come to.
///
/// @param key what they have in common; empty where they have no name
/// @param n how many
/// @param dates on how many days their signals lie
/// @param effectiveN to how many that do not overlap they come
/// @param winRate of all, with Wilson's interval of the effective number
/// @param meanR over days, bootstrapped; null where none has a stop
/// @param medianR of all that have a stop
/// @param meanNet over days, in percent
/// @param base beside the same symbols and dates; null where no base is known
/// @param why why there is no p; null where there is one
public record PatternFigures(
        String key,
        int n,
        int symbols,
        int dates,
        double effectiveN,
        Estimate winRate,
        @Nullable Estimate meanR,
        @Nullable Double medianR,
        double meanNet,
        @Nullable Base base,
        @Nullable String why) {
    /// Fewer effective outcomes say nothing.
    public static final int ENOUGH = 30;

    /// There are fewer.
    public static final String TOO_FEW = "too_few";

    /// Nothing is known to hold them against.
    public static final String NO_BASE = "no_base";

    /// Beside entering in the same symbols without a signal.
    ///
    /// @param unit within what they are compared
    /// @param n outcomes for which a base is known
    /// @param rate how many of those entries have won, over days
    /// @param excess how much more of the outcomes have won, over days
    /// @param p two-sided, of the excess; null where it is not said
    /// @param adjusted for all that were tested, by Benjamini and Yekutieli
    public record Base(
            BaseUnit unit,
            int n,
            double rate,
            Estimate excess,
            @Nullable Double p,
            @Nullable Double adjusted) {}

    /// Whether there are enough to say something.
    public boolean isEnough() {
        return effectiveN >= ENOUGH;
    }

    /// The same with the p of its excess among others.
    public PatternFigures tested(double p, double adjusted) {
        Base was = Objects.requireNonNull(base);
        return new PatternFigures(
                key,
                n,
                symbols,
                dates,
                effectiveN,
                winRate,
                meanR,
                medianR,
                meanNet,
                new Base(was.unit(), was.n(), was.rate(), was.excess(), p, adjusted),
                null);
    }
}
