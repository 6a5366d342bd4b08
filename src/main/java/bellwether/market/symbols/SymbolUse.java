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
                public void hold(Handle transaction) {}

                @Override
                public void rename(Handle transaction, Ticker from, Ticker to) {}

                @Override
                public void remove(Handle transaction, Collection<String> tickers) {}
            };

    /// Lets no use change until the transaction ends. To be called before symbols are locked.
    void hold(Handle transaction);

    /// Keeps a symbol by its new ticker.
    ///
    /// @throws bellwether.platform.base.Refusal 409 where that ticker stands for another symbol
    void rename(Handle transaction, Ticker from, Ticker to);

    /// Forgets symbols that are removed.
    ///
    /// @throws bellwether.platform.base.Refusal 409 where one of them is in use
    void remove(Handle transaction, Collection<String> tickers);
}
