package bellwether.market;

import java.io.IOException;

/// A form in which bars go out, symbol by symbol. Only `end` makes it whole: what breaks off must
/// not look complete.
interface BarsOut {
    void add(SymbolBars bars) throws IOException;

    void end() throws IOException;
}
