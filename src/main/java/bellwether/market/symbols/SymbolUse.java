package bellwether.market.symbols;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// Keeps symbols by their tickers, such as orders and positions do, and follows them in the
/// transaction that renames or removes them.
public interface SymbolUse {
    /// Where nothing keeps symbols by their tickers.
    SymbolUse NONE =
            new SymbolUse() {
                @Override
                public void rename(Handle transaction, Ticker from, Ticker to) {}

                @Override
                public void remove(Handle transaction, Collection<String> tickers) {}
            };

    /// Keeps a symbol, which is locked, by its new ticker.
    ///
    /// @throws bellwether.platform.base.Refusal 409 where that ticker stands for another symbol
    void rename(Handle transaction, Ticker from, Ticker to);

    /// Forgets symbols, which are locked, before they are removed.
    ///
    /// @throws bellwether.platform.base.Refusal 409 where one of them is in use
    void remove(Handle transaction, Collection<String> tickers);
}
