package bellwether.market.imports.format;

import java.io.IOException;

/// The records of a price file, one at a time.
public interface PriceTable extends AutoCloseable {
    boolean hasNext() throws IOException;

    /// The next record; it is only good until the one after it is asked for.
    CsvRow next();

    @Override
    void close() throws IOException;
}
