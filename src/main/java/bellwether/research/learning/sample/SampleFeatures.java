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
import java.util.Objects;
import java.util.Optional;

/// Reads the bars of the symbols that have rows twice more: for the edges of bins, and for bytes.
public final class SampleFeatures {
    private final SampleSurvey survey;
    private final List<Feature> features;
    private final List<LabelledRows> rows;
    private final Optional<AlteredTests> altered;

    public SampleFeatures(SampleSurvey survey) {
        this(survey, survey.rows(), Optional.empty());
    }

    private SampleFeatures(
            SampleSurvey survey, List<LabelledRows> rows, Optional<AlteredTests> altered) {
        this.survey = survey;
        this.rows = rows;
        this.altered = altered;
        features = FeatureCatalogue.of(survey.source().symbols().size());
    }

    /// The same rows, of which those that do not train in a fold are changed before anything is
    /// computed from them: what is made of those that train must not know.
    public SampleFeatures altered(SampleFold fold) {
        AlteredTests tests = AlteredTests.of(survey, fold);
        return new SampleFeatures(survey, tests.rows(survey.rows()), Optional.of(tests));
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
        for (LabelledRows symbol : rows) {
            for (int row = 0; row < symbol.size(); row++) {
                count += trains.takes(symbol.dates[row], symbol.ends[row]) ? 1 : 0;
            }
        }
        return count;
    }

    /// All rows of a fold in bins, those that test and those that do neither among them. Edges and
    /// weights of the rows that train are made of them alone; [SelectedRows] scales weights.
    public PackedTable table(SampleFold fold) {
        return table(edges(fold), fold);
    }

    /// The same with edges that are known.
    public PackedTable table(List<BinEdges> edges, SampleFold fold) {
        return table(
                edges, (date, end) -> fold.trains(date, end) ? 2 : fold.tests(date, end) ? 1 : 0);
    }

    /// All rows in bins, which all train.
    public PackedTable table(List<BinEdges> edges) {
        PackedTable table = table(edges, (_, _) -> 0);
        table.levelDates();
        return table;
    }

    /// The part of a fold that a row belongs to, by its date and the end of its label.
    private interface FoldPart {
        int of(int date, int end);
    }

    private PackedTable table(List<BinEdges> edges, FoldPart part) {
        PackedTable table =
                new PackedTable(
                        features.stream().map(Feature::id).toList(),
                        edges,
                        rows.stream().mapToInt(LabelledRows::size).sum());
        Map<Integer, double[]> weights = new HashMap<>();
        rows.forEach(symbol ->
                weights.put(
                        symbol.symbol,
                        symbol.uniqueness(row -> part.of(symbol.dates[row], symbol.ends[row]))));
        walk((symbol, row, values) -> {
            double weight = Objects.requireNonNull(weights.get(symbol.symbol))[row];
            table.add(sampled(symbol, row, weight), values);
        });
        return table;
    }

    private SampleRow sampled(LabelledRows symbol, int row, double weight) {
        return new SampleRow(
                symbol.symbol,
                symbol.dates[row],
                symbol.ends[row],
                isAltered(symbol, row)
                        ? altered.orElseThrow().positive()
                        : survey.isPositive(symbol, row),
                weight);
    }

    private boolean isAltered(LabelledRows symbol, int row) {
        return altered.filter(tests -> tests.isTest(symbol, row)).isPresent();
    }

    /// Is given the features of a row; the array is the next one's too.
    private interface Visitor {
        void visit(LabelledRows symbol, int row, double[] values);
    }

    private void walk(Visitor visitor) {
        BitSet wanted = new BitSet();
        Map<Integer, LabelledRows> byNumber = new HashMap<>();
        for (LabelledRows symbol : rows) {
            wanted.set(symbol.symbol);
            byNumber.put(symbol.symbol, symbol);
        }
        Optional<UniverseColumns> universe = survey.universe().map(UniverseColumns::new);
        SymbolFeatures read = new SymbolFeatures();
        double[] values = new double[features.size()];
        survey.source()
                .read(
                        wanted,
                        (number, given) -> {
                            LabelledRows symbol = byNumber.get(number);
                            if (symbol != null) {
                                read(read, universe, number, WholeBars.of(given));
                                visit(symbol, read, values, visitor);
                            }
                        });
    }

    private void read(
            SymbolFeatures read, Optional<UniverseColumns> universe, int symbol, Bars bars) {
        read.read(bars);
        universe.ifPresent(
                columns -> columns.fill(read, survey.sessionsOf(bars), survey.calendar(symbol)));
    }

    private void visit(LabelledRows symbol, SymbolFeatures read, double[] values, Visitor visitor) {
        for (int row = 0; row < symbol.size(); row++) {
            read.row(symbol.bars[row], values);
            if (isAltered(symbol, row)) {
                AlteredTests.change(values);
            }
            visitor.visit(symbol, row, values);
        }
    }
}
