package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import java.util.List;

/// Computes features of a symbol's bars.
public interface FeatureReading {
    /// The names of the columns.
    List<String> names();

    /// Of each column a value a bar; NaN where it is absent. The arrays may be longer, and are the
    /// next reading's too.
    double[][] read(Bars bars);

    /// The features of version 1 that need no universe.
    static FeatureReading own() {
        SymbolFeatures features = new SymbolFeatures();
        List<String> names =
                FeatureCatalogue.all().subList(0, FeatureCatalogue.OWN).stream()
                        .map(Feature::id)
                        .toList();
        return new FeatureReading() {
            @Override
            public List<String> names() {
                return names;
            }

            @Override
            public double[][] read(Bars bars) {
                features.read(bars);
                double[][] columns = new double[names.size()][];
                for (int column = 0; column < columns.length; column++) {
                    columns[column] = features.copy(column);
                }
                return columns;
            }
        };
    }
}
