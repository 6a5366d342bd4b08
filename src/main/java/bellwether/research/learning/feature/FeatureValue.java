package bellwether.research.learning.feature;

import org.jspecify.annotations.Nullable;

/// A feature on one bar.
///
/// @param value null where it is absent
/// @param why it is; null where it is not
public record FeatureValue(
        String id, FeatureFamily family, @Nullable Double value, @Nullable AbsentValue why) {
    static FeatureValue of(Feature feature, double value, int bars) {
        return Double.isNaN(value)
                ? new FeatureValue(feature.id(), feature.family(), null, why(feature, bars))
                : new FeatureValue(feature.id(), feature.family(), value, null);
    }

    private static AbsentValue why(Feature feature, int bars) {
        if (feature.family().needsUniverse()) {
            return AbsentValue.needsUniverse();
        }
        return bars < feature.bars()
                ? AbsentValue.tooFewBars(bars, feature.bars())
                : AbsentValue.notDefined();
    }
}
