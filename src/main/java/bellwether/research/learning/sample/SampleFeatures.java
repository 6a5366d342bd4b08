package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.feature.UniverseColumns;
import bellwether.research.learning.feature.WholeBars;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the bars of the symbols that have rows twice more: for the edges of bins, and for bytes.
public final class SampleFeatures {
    private final SampleSurvey survey;
    private final List<Feature> features;

    public SampleFeatures(SampleSurvey survey) {
        this.survey = survey;
        features = FeatureCatalogue.of(survey.source().symbols().size());
    }

    /// Those of the columns.
    public List<Feature> features() {
        return features;
    }

    /// Where bins part, by the rows that train; of more than 32,768 by that many, drawn by hash.
    public List<BinEdges> edges(RowFilter trains) {
        EdgeSample sample = new EdgeSample(features.size(), count(trains));
        walk((symbol, row, values) -> {
            if (trains.takes(symbol.dates[row], symbol.ends[row])) {
                long id = survey.source().symbols().get(symbol.symbol).id();
                sample.offer(id, symbol.dates[row], values);
            }
        });
        return sample.edges();
    }

    private int count(RowFilter trains) {
        int count = 0;
        for (LabelledRows symbol : survey.rows()) {
            for (int row = 0; row < symbol.size(); row++) {
                count += trains.takes(symbol.dates[row], symbol.ends[row]) ? 1 : 0;
            }
        }
        return count;
    }

    /// All rows in bins, those that test and those that do neither among them.
    public PackedTable table(List<BinEdges> edges) {
        PackedTable table =
                new PackedTable(
                        features.stream().map(Feature::id).toList(), edges, survey.counts().rows());
        walk((symbol, row, values) -> table.add(sampled(symbol, row), values));
        table.levelDates();
        return table;
    }

    private SampleRow sampled(LabelledRows symbol, int row) {
        return new SampleRow(
                symbol.symbol,
                symbol.dates[row],
                symbol.ends[row],
                survey.isPositive(symbol, row),
                symbol.weights[row]);
    }

    /// Is given the features of a row; the array is the next one's too.
    private interface Visitor {
        void visit(LabelledRows symbol, int row, double[] values);
    }

    private void walk(Visitor visitor) {
        BitSet wanted = new BitSet();
        Map<Integer, LabelledRows> rows = new HashMap<>();
        for (LabelledRows symbol : survey.rows()) {
            wanted.set(symbol.symbol);
            rows.put(symbol.symbol, symbol);
        }
        Optional<UniverseColumns> universe = survey.universe().map(UniverseColumns::new);
        SymbolFeatures read = new SymbolFeatures();
        double[] values = new double[features.size()];
        survey.source()
                .read(
                        wanted,
                        (number, given) -> {
                            LabelledRows symbol = rows.get(number);
                            if (symbol != null) {
                                read(read, universe, WholeBars.of(given));
                                visit(symbol, read, values, visitor);
                            }
                        });
    }

    private void read(SymbolFeatures read, Optional<UniverseColumns> universe, Bars bars) {
        read.read(bars);
        universe.ifPresent(columns -> columns.fill(read, survey.sessionsOf(bars)));
    }

    private static void visit(
            LabelledRows symbol, SymbolFeatures read, double[] values, Visitor visitor) {
        for (int row = 0; row < symbol.size(); row++) {
            read.row(symbol.bars[row], values);
            visitor.visit(symbol, row, values);
        }
    }
}
