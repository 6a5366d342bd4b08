package bellwether.market.bars.http;

import java.io.IOException;

/// A form in which bars go out, symbol by symbol. Only `end` makes it whole: what breaks off must
/// not look complete.
interface BarsOut {
    /// The bars of another symbol follow.
    default void begin(SymbolBars.Head head) throws IOException {}

    /// The next bars of the symbol.
    void add(SymbolBars bars) throws IOException;

    /// The symbol has no more.
    default void close() throws IOException {}

    void end() throws IOException;
}
