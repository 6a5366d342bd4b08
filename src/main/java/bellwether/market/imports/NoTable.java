package bellwether.market.imports;

import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.PriceTable;
import java.util.NoSuchElementException;

/// The rows of a file that cannot be read again, such as a member of an archive: none.
enum NoTable implements PriceTable {
    NONE;

    @Override
    public boolean hasNext() {
        return false;
    }

    @Override
    public CsvRow next() {
        throw new NoSuchElementException();
    }

    @Override
    public void close() {}
}
