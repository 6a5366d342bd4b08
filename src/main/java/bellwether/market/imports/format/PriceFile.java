package bellwether.market.imports.format;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a price file, which can be read from their beginning as often as it takes to
/// understand them.
@FunctionalInterface
public interface PriceFile {
    InputStream open() throws IOException;
}
