package bellwether.research.learning.sample;

/// When the labels of rows end.
@FunctionalInterface
public interface RowSpans {
    /// The last session on which a label ends of a row dated from one session to another; before
    /// all where there is no such row.
    int latestEnd(int first, int last);
}
