package bellwether.market.imports;

import bellwether.market.imports.format.ImportLimits;
import bellwether.market.imports.format.PriceFile;
import bellwether.market.imports.format.ProgressInput;

/// Counts the rows of all files of an upload as they are read.
final class RowProgress {
    private static final int OFTEN = 0xfff;

    private final ImportTrack track;
    private volatile long rows;

    RowProgress(ImportTrack track) {
        this.track = track;
    }

    /// @throws bellwether.web.Refusal when they are too many
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the rows
    void row() {
        rows++;
        if ((rows & OFTEN) == 0) {
            alive();
        }
        if (rows > ImportLimits.MOST_ROWS) {
            throw ImportLimits.tooManyRows();
        }
    }

    long rows() {
        return rows;
    }

    /// Bytes are read, if no row just now.
    void alive() {
        track.moved(rows);
    }

    /// The file, of which every reading is a sign of life.
    PriceFile watched(PriceFile file) {
        return () -> new ProgressInput(file.open(), _ -> alive());
    }
}
