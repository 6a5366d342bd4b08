package bellwether.technical.ta.candle;

import java.util.Locale;

/// What a pattern asks of the size of a candle's body or shadow, by TA-Lib's settings.
enum CandleCriterion {
    /// See [CandleBars#tall].
    TALL(Part.BODY, Relation.ABOVE, Bound.USUAL_BODY),
    MODEST(Part.BODY, Relation.AT_MOST, Bound.USUAL_BODY),
    SMALL(Part.BODY, Relation.BELOW, Bound.USUAL_BODY),
    DOJI(Part.BODY, Relation.AT_MOST, Bound.TINY),
    FLAT_TOP(Part.UPPER_SHADOW, Relation.BELOW, Bound.TINY),
    FLAT_BOTTOM(Part.LOWER_SHADOW, Relation.BELOW, Bound.TINY),
    FLAT_OPEN(Part.SHADOW_AT_OPEN, Relation.BELOW, Bound.TINY),
    FLAT_CLOSE(Part.SHADOW_AT_CLOSE, Relation.BELOW, Bound.TINY),
    SOME_TOP(Part.UPPER_SHADOW, Relation.ABOVE, Bound.TINY),
    SOME_BOTTOM(Part.LOWER_SHADOW, Relation.ABOVE, Bound.TINY),
    SHORT_TOP(Part.UPPER_SHADOW, Relation.BELOW, Bound.HALF_SHADOWS),
    SHORT_BOTTOM(Part.LOWER_SHADOW, Relation.BELOW, Bound.HALF_SHADOWS),
    LONG_TOP(Part.UPPER_SHADOW, Relation.ABOVE, Bound.OWN_BODY),
    LONG_BOTTOM(Part.LOWER_SHADOW, Relation.ABOVE, Bound.OWN_BODY),
    LONG_SHADOW(Part.LONGER_SHADOW, Relation.ABOVE, Bound.OWN_BODY),
    LONGEST_TOP(Part.UPPER_SHADOW, Relation.ABOVE, Bound.TWO_BODIES),
    LONGEST_BOTTOM(Part.LOWER_SHADOW, Relation.ABOVE, Bound.TWO_BODIES);

    private final Part part;
    private final Relation relation;
    private final Bound bound;

    CandleCriterion(Part part, Relation relation, Bound bound) {
        this.part = part;
        this.relation = relation;
        this.bound = bound;
    }

    /// On a bar, of a mean that began on the bar `start`.
    ///
    /// @param age of the bar in the picture
    CandleComparison on(CandleBars bars, int i, int start, int age) {
        double value = part.of(bars, i);
        double limit = bound.of(bars, i, start);
        return new CandleComparison(
                age,
                part.word(),
                value,
                relation.words(),
                limit,
                bound.words,
                relation.holds(value, limit));
    }

    private enum Part {
        BODY,
        UPPER_SHADOW,
        LOWER_SHADOW,
        SHADOW_AT_OPEN,
        SHADOW_AT_CLOSE,
        LONGER_SHADOW;

        double of(CandleBars b, int i) {
            return switch (this) {
                case BODY -> b.body[i];
                case UPPER_SHADOW -> b.upper[i];
                case LOWER_SHADOW -> b.lower[i];
                case SHADOW_AT_OPEN -> b.white(i) ? b.lower[i] : b.upper[i];
                case SHADOW_AT_CLOSE -> b.white(i) ? b.upper[i] : b.lower[i];
                case LONGER_SHADOW -> Math.max(b.upper[i], b.lower[i]);
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Relation {
        ABOVE,
        BELOW,
        AT_MOST;

        boolean holds(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
            };
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private enum Bound {
        USUAL_BODY("the mean body of the 10 bars before"),
        TINY("a tenth of the mean range of the 10 bars before"),
        HALF_SHADOWS("half of the mean of both shadows of the 10 bars before"),
        OWN_BODY("its body"),
        TWO_BODIES("twice its body");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        double of(CandleBars b, int i, int start) {
            return switch (this) {
                case USUAL_BODY -> b.usual(i, start);
                case TINY -> b.tiny(i, start);
                case HALF_SHADOWS -> b.little(i, start);
                case OWN_BODY -> b.body[i];
                case TWO_BODIES -> 2 * b.body[i];
            };
        }
    }
}
