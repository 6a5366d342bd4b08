package bellwether.market.bars;

/// Columns that are used again for symbol after symbol; each thread needs its own.
public final class BarBuffer {
    private Bars columns = Bars.room(0);

    /// Bars over the same columns, which grow when they are too short.
    Bars of(int size) {
        if (columns.size() < size) {
            columns = Bars.room(size);
        }
        return columns.first(size);
    }
}
