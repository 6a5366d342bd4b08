package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.feature.UniverseColumns;
import bellwether.research.learning.feature.UniverseFigures;
import java.util.List;

/// Computes features of symbols that take their universe: each symbol is given once, and then those
/// that are to be read.
public interface UniverseReading {
    /// The names of the columns.
    List<String> names();

    /// Counts a symbol.
    ///
    /// @param of the date of each of its bars
    void take(Bars bars, int[] of);

    /// Of each column a value a bar; NaN where it is absent.
    ///
    /// @param calendar of the symbol
    double[][] read(Bars bars, int[] of, CalendarSessions calendar);

    /// The features of version 1.
    ///
    /// @param dates of the universe
    static UniverseReading of(int dates) {
        return new CatalogueReading(dates);
    }

    /// As rows are made.
    final class CatalogueReading implements UniverseReading {
        private final SymbolFeatures features = new SymbolFeatures();
        private final UniverseFigures figures;
        private final UniverseColumns columns;
        private boolean summed;

        private CatalogueReading(int dates) {
            figures = new UniverseFigures(dates);
            columns = new UniverseColumns(figures);
        }

        @Override
        public List<String> names() {
            return FeatureCatalogue.all().stream()
                    .skip(FeatureCatalogue.OWN)
                    .map(Feature::id)
                    .toList();
        }

        @Override
        public void take(Bars bars, int[] of) {
            features.readForUniverse(bars);
            figures.add(features, of);
        }

        @Override
        public double[][] read(Bars bars, int[] of, CalendarSessions calendar) {
            if (!summed) {
                figures.sum();
                summed = true;
            }
            features.read(bars);
            columns.fill(features, of, calendar);
            double[][] read = new double[names().size()][];
            for (int column = 0; column < read.length; column++) {
                read[column] = features.copy(FeatureCatalogue.OWN + column);
            }
            return read;
        }
    }
}
