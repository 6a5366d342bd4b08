package bellwether.market;

import java.util.List;

/// Where the rows of a file go.
interface ImportStore {
    /// Takes the good rows of some symbols.
    MergeResult merge(List<Arrivals> group);

    /// Takes on record which rows were not taken. Those of symbols that are not known are passed
    /// over.
    void record(List<RefusedBar> bars);
}
