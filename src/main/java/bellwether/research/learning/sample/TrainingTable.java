package bellwether.research.learning.sample;

/// Rows that a model learns from, in the order of their symbols and, within a symbol, of dates.
/// Numbered from 0; a column is a feature.
public interface TrainingTable {
    int rows();

    int columns();

    /// The name of a column's feature.
    String name(int column);

    /// The bin of a value: 0 if it is absent, else from 1 to the bins of [#edges], at most 64.
    byte bin(int row, int column);

    /// Where the bins of a column part.
    BinEdges edges(int column);

    /// The value; NaN where it is absent. Where values are not kept, the one that stands for its
    /// bin.
    float value(int row, int column);

    /// The number of the session at whose close the row is known.
    int date(int row);

    /// The number of the session on which its label ends.
    int end(int row);

    /// The number of the symbol.
    int symbol(int row);

    /// 1 or 0.
    double label(int row);

    /// How much the row counts; all rows of a date together count as those of any other date.
    double weight(int row);
}
