package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import java.util.List;

/// All features of a symbol on its last bar.
///
/// @param bars how many there are with prices, up to and with it
public record FeatureDay(int bars, List<FeatureValue> values) {
    public FeatureDay {
        values = List.copyOf(values);
    }

    /// Of the last of some bars.
    ///
    /// @param bars at least one
    public static FeatureDay of(Bars bars) {
        SymbolFeatures features = new SymbolFeatures();
        features.read(bars);
        int last = bars.size() - 1;
        int whole = WholeBars.of(bars).size();
        return new FeatureDay(
                whole,
                FeatureCatalogue.all().stream()
                        .map(feature ->
                                FeatureValue.of(
                                        feature, features.value(feature.column(), last), whole))
                        .toList());
    }
}
