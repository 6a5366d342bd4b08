package bellwether.research.learning.model;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.BinnedRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The features that a model reads, in their order, and where the bins of each part.
///
/// @param names of the features, no two the same
/// @param edges one for each
public record ModelInputs(List<String> names, List<BinEdges> edges) {
    public ModelInputs {
        names = List.copyOf(names);
        edges = List.copyOf(edges);
        if (names.size() != edges.size() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "%d different names with %d edges"
                            .formatted(new HashSet<>(names).size(), edges.size()));
        }
    }

    /// Those of a table.
    public static ModelInputs of(TrainingTable table) {
        List<String> names = new ArrayList<>();
        List<BinEdges> edges = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
            names.add(table.name(column));
            edges.add(table.edges(column));
        }
        return new ModelInputs(names, edges);
    }

    public int columns() {
        return names.size();
    }

    /// The place of a feature.
    public int column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("no feature " + name + " among " + names);
        }
        return column;
    }

    /// One more than the highest bin of a feature.
    int bins(int column) {
        return edges.get(column).bins() + 1;
    }

    /// The value that stands for a bin.
    double centre(int column, int bin) {
        return edges.get(column).centre(bin);
    }

    /// The bins of rows of values.
    ///
    /// @param rows each of one value a feature, NaN where it is absent
    public BinnedRows bin(List<double[]> rows) {
        byte[][] columns = new byte[columns()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            double[] values = rows.get(row);
            if (values.length != columns.length) {
                throw new IllegalArgumentException(
                        "a row must have %d values, had %d"
                                .formatted(columns.length, values.length));
            }
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = edges.get(column).bin(values[column]);
            }
        }
        return BinnedRows.ofColumns(columns);
    }
}
