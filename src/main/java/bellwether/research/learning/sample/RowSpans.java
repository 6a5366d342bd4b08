package bellwether.research.learning.sample;

/// When the labels of rows end.
@FunctionalInterface
public interface RowSpans {
    /// The last session on which a label ends of a row dated from one session to another; before
    /// all where there is no such row.
    int latestEnd(int first, int last);

    /// The date up to which every symbol has had so many sessions behind a date. Coins among shares
    /// have more sessions in as many dates.
    default int behind(int date, int sessions) {
        return date + sessions;
    }
}
