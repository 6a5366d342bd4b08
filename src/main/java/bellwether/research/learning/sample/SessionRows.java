package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.feature.UniverseColumns;
import bellwether.research.learning.feature.WholeBars;
import java.util.BitSet;
import java.util.Optional;

/// The features of every symbol on some sessions, whether or not their labels have ended; equal to
/// those of the rows that train.
public final class SessionRows {
    private final SampleSurvey survey;
    private final BitSet sessions;

    /// @param survey of the whole universe
    /// @param sessions that are wanted
    public SessionRows(SampleSurvey survey, BitSet sessions) {
        this.survey = survey;
        this.sessions = (BitSet) sessions.clone();
    }

    /// Is given one row after the other.
    @FunctionalInterface
    public interface RowReader {
        /// Takes a row.
        ///
        /// @param symbol its number
        /// @param session its number
        /// @param values of its features, NaN where absent; the array is the next one's too
        void take(int symbol, int session, double[] values);
    }

    /// How many features a row has.
    public int width() {
        return FeatureCatalogue.of(survey.source().symbols().size()).size();
    }

    /// Reads all bars once more.
    public void read(RowReader reader) {
        Optional<UniverseColumns> universe = survey.universe().map(UniverseColumns::new);
        SymbolFeatures features = new SymbolFeatures();
        double[] values = new double[width()];
        BitSet all = new BitSet();
        all.set(0, survey.source().symbols().size());
        survey.source()
                .read(
                        all,
                        (symbol, given) -> {
                            Bars bars = WholeBars.of(given);
                            int[] of = survey.sessionsOf(bars);
                            if (of.length == 0 || sessions.nextSetBit(0) > of[of.length - 1]) {
                                return;
                            }
                            features.read(bars);
                            universe.ifPresent(
                                    columns -> columns.fill(features, of, survey.calendar(symbol)));
                            for (int bar = of.length - 1;
                                    bar >= 0 && of[bar] >= sessions.nextSetBit(0);
                                    bar--) {
                                if (sessions.get(of[bar])) {
                                    features.row(bar, values);
                                    reader.take(symbol, of[bar], values);
                                }
                            }
                        });
    }
}
