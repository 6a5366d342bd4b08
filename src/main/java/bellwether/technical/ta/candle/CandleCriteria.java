package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandleCriterion.DOJI;
import static bellwether.technical.ta.candle.CandleCriterion.FLAT_BOTTOM;
import static bellwether.technical.ta.candle.CandleCriterion.FLAT_CLOSE;
import static bellwether.technical.ta.candle.CandleCriterion.FLAT_OPEN;
import static bellwether.technical.ta.candle.CandleCriterion.FLAT_TOP;
import static bellwether.technical.ta.candle.CandleCriterion.LONGEST_BOTTOM;
import static bellwether.technical.ta.candle.CandleCriterion.LONGEST_TOP;
import static bellwether.technical.ta.candle.CandleCriterion.LONG_BOTTOM;
import static bellwether.technical.ta.candle.CandleCriterion.LONG_SHADOW;
import static bellwether.technical.ta.candle.CandleCriterion.LONG_TOP;
import static bellwether.technical.ta.candle.CandleCriterion.MODEST;
import static bellwether.technical.ta.candle.CandleCriterion.SHORT_BOTTOM;
import static bellwether.technical.ta.candle.CandleCriterion.SHORT_TOP;
import static bellwether.technical.ta.candle.CandleCriterion.SMALL;
import static bellwether.technical.ta.candle.CandleCriterion.SOME_BOTTOM;
import static bellwether.technical.ta.candle.CandleCriterion.SOME_TOP;
import static bellwether.technical.ta.candle.CandleCriterion.TALL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What each pattern asks of the sizes of its candles' bodies and shadows. Where its bars lie to
/// one another, and their colours, is not among it: a picture's prices show that. Patterns that ask
/// for no size, such as an engulfing one, are absent.
final class CandleCriteria {
    private static final Map<CandlePattern, List<OfBar>> ALL = Collections.unmodifiableMap(all());

    private CandleCriteria() {}

    /// @param age of the bar in the picture
    private record OfBar(int age, List<CandleCriterion> criteria) {
        OfBar {
            criteria = List.copyOf(criteria);
        }
    }

    private static OfBar on(int age, CandleCriterion... criteria) {
        return new OfBar(age, List.of(criteria));
    }

    /// Of a pattern on a bar, the oldest candle of the picture first. A mean began on the pattern's
    /// first bar less the age of the bar that it is asked about: see [CandleBars].
    static List<CandleComparison> of(CandlePattern pattern, CandleBars bars, int bar) {
        List<CandleComparison> all = new ArrayList<>();
        for (OfBar one : ALL.getOrDefault(pattern, List.of())) {
            int start = pattern.firstBar() - one.age;
            for (CandleCriterion criterion : one.criteria) {
                all.add(criterion.on(bars, bar - one.age, start, one.age));
            }
        }
        return all;
    }

    private static Map<CandlePattern, List<OfBar>> all() {
        Map<CandlePattern, List<OfBar>> all = new EnumMap<>(CandlePattern.class);
        addAbandonedToInNeck(all);
        addInvertedToUpside(all);
        return all;
    }

    private static void addAbandonedToInNeck(Map<CandlePattern, List<OfBar>> all) {
        all.put(CandlePattern.ABANDONED_BABY, List.of(on(2, TALL), on(1, DOJI), on(0, TALL)));
        all.put(CandlePattern.ADVANCE_BLOCK, List.of(on(2, TALL, SHORT_TOP)));
        all.put(CandlePattern.BELT_HOLD, List.of(on(0, TALL, FLAT_OPEN)));
        all.put(CandlePattern.BREAKAWAY, List.of(on(4, TALL)));
        all.put(CandlePattern.CLOSING_MARUBOZU, List.of(on(0, TALL, FLAT_CLOSE)));
        all.put(
                CandlePattern.CONCEAL_BABY_SWALLOW,
                List.of(
                        on(3, FLAT_TOP, FLAT_BOTTOM),
                        on(2, FLAT_TOP, FLAT_BOTTOM),
                        on(1, SOME_TOP)));
        all.put(CandlePattern.COUNTERATTACK, List.of(on(1, TALL), on(0, TALL)));
        all.put(CandlePattern.DARK_CLOUD_COVER, List.of(on(1, TALL)));
        all.put(CandlePattern.DOJI, List.of(on(0, DOJI)));
        all.put(CandlePattern.DOJI_STAR, List.of(on(1, TALL), on(0, DOJI)));
        all.put(CandlePattern.DRAGONFLY_DOJI, List.of(on(0, DOJI, FLAT_TOP, SOME_BOTTOM)));
        all.put(CandlePattern.EVENING_DOJI_STAR, List.of(on(2, TALL), on(1, DOJI), on(0, TALL)));
        all.put(CandlePattern.EVENING_STAR, List.of(on(2, TALL), on(1, MODEST), on(0, TALL)));
        all.put(CandlePattern.GRAVESTONE_DOJI, List.of(on(0, DOJI, FLAT_BOTTOM, SOME_TOP)));
        all.put(CandlePattern.HAMMER, List.of(on(0, SMALL, LONG_BOTTOM, FLAT_TOP)));
        all.put(CandlePattern.HANGING_MAN, List.of(on(0, SMALL, LONG_BOTTOM, FLAT_TOP)));
        all.put(CandlePattern.HARAMI, List.of(on(1, TALL), on(0, MODEST)));
        all.put(CandlePattern.HARAMI_CROSS, List.of(on(1, TALL), on(0, DOJI)));
        all.put(CandlePattern.HIGH_WAVE, List.of(on(0, SMALL, LONGEST_TOP, LONGEST_BOTTOM)));
        all.put(CandlePattern.HOMING_PIGEON, List.of(on(1, TALL), on(0, MODEST)));
        all.put(
                CandlePattern.IDENTICAL_THREE_CROWS,
                List.of(on(2, FLAT_BOTTOM), on(1, FLAT_BOTTOM), on(0, FLAT_BOTTOM)));
    }

    private static void addInvertedToUpside(Map<CandlePattern, List<OfBar>> all) {
        all.put(CandlePattern.INVERTED_HAMMER, List.of(on(0, SMALL, LONG_TOP, FLAT_BOTTOM)));
        all.put(CandlePattern.IN_NECK, List.of(on(1, TALL)));
        all.put(
                CandlePattern.KICKING,
                List.of(on(1, TALL, FLAT_TOP, FLAT_BOTTOM), on(0, TALL, FLAT_TOP, FLAT_BOTTOM)));
        all.put(
                CandlePattern.KICKING_BY_LENGTH,
                List.of(on(1, TALL, FLAT_TOP, FLAT_BOTTOM), on(0, TALL, FLAT_TOP, FLAT_BOTTOM)));
        all.put(CandlePattern.LADDER_BOTTOM, List.of(on(1, SOME_TOP)));
        all.put(CandlePattern.LONG_LEGGED_DOJI, List.of(on(0, DOJI, LONG_SHADOW)));
        all.put(CandlePattern.LONG_LINE, List.of(on(0, TALL, SHORT_TOP, SHORT_BOTTOM)));
        all.put(CandlePattern.MARUBOZU, List.of(on(0, TALL, FLAT_TOP, FLAT_BOTTOM)));
        all.put(
                CandlePattern.MAT_HOLD,
                List.of(on(4, TALL), on(3, SMALL), on(2, SMALL), on(1, SMALL)));
        all.put(CandlePattern.MORNING_DOJI_STAR, List.of(on(2, TALL), on(1, DOJI), on(0, TALL)));
        all.put(CandlePattern.MORNING_STAR, List.of(on(2, TALL), on(1, MODEST), on(0, TALL)));
        all.put(CandlePattern.ON_NECK, List.of(on(1, TALL)));
        all.put(CandlePattern.PIERCING, List.of(on(1, TALL), on(0, TALL)));
        all.put(CandlePattern.RICKSHAW_MAN, List.of(on(0, DOJI, LONG_TOP, LONG_BOTTOM)));
        all.put(
                CandlePattern.RISE_FALL_THREE_METHODS,
                List.of(on(4, TALL), on(3, SMALL), on(2, SMALL), on(1, SMALL), on(0, TALL)));
        all.put(CandlePattern.SEPARATING_LINES, List.of(on(0, TALL, FLAT_OPEN)));
        all.put(CandlePattern.SHOOTING_STAR, List.of(on(0, SMALL, LONG_TOP, FLAT_BOTTOM)));
        all.put(CandlePattern.SHORT_LINE, List.of(on(0, SMALL, SHORT_TOP, SHORT_BOTTOM)));
        all.put(CandlePattern.SPINNING_TOP, List.of(on(0, SMALL, LONG_TOP, LONG_BOTTOM)));
        all.put(CandlePattern.STALLED, List.of(on(2, TALL), on(1, TALL, FLAT_TOP), on(0, SMALL)));
        all.put(CandlePattern.TAKURI, List.of(on(0, DOJI, FLAT_TOP, LONGEST_BOTTOM)));
        all.put(
                CandlePattern.THREE_BLACK_CROWS,
                List.of(on(2, FLAT_BOTTOM), on(1, FLAT_BOTTOM), on(0, FLAT_BOTTOM)));
        all.put(CandlePattern.THREE_INSIDE, List.of(on(2, TALL), on(1, MODEST)));
        all.put(
                CandlePattern.THREE_STARS_IN_SOUTH,
                List.of(
                        on(2, TALL, LONG_BOTTOM),
                        on(1, SOME_BOTTOM),
                        on(0, SMALL, FLAT_TOP, FLAT_BOTTOM)));
        all.put(
                CandlePattern.THREE_WHITE_SOLDIERS,
                List.of(on(2, FLAT_TOP), on(1, FLAT_TOP), on(0, TALL, FLAT_TOP)));
        all.put(CandlePattern.THRUSTING, List.of(on(1, TALL)));
        all.put(CandlePattern.TRISTAR, List.of(on(2, DOJI)));
        all.put(CandlePattern.TWO_CROWS, List.of(on(2, TALL)));
        all.put(CandlePattern.UNIQUE_THREE_RIVER, List.of(on(2, TALL), on(0, SMALL)));
        all.put(CandlePattern.UPSIDE_GAP_TWO_CROWS, List.of(on(2, TALL), on(1, MODEST)));
    }
}
