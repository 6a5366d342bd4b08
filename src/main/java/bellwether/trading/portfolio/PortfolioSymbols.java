package bellwether.trading.portfolio;

import bellwether.market.symbols.SymbolUse;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.store.SymbolNameDao;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Orders, positions and strategies follow a renamed symbol; one that they are at work with is not
/// removed.
public final class PortfolioSymbols implements SymbolUse {
    private final SymbolNameDao names = new SymbolNameDao();

    @Override
    public void rename(Handle transaction, Ticker from, Ticker to) {
        names.lockAccounts(transaction);
        List<String> taken = names.portfolios(transaction, to.name());
        if (!taken.isEmpty()) {
            throw Refusal.conflict(
                    "symbol_in_use",
                    "%s cannot be named %s: past trades or strategies of another symbol have that name, in %s. Its owner can delete that portfolio or take the symbol out of the strategy."
                            .formatted(from, to, String.join(", ", taken)));
        }
        names.rename(transaction, from.name(), to.name());
    }

    @Override
    public void remove(Handle transaction, Collection<String> tickers) {
        names.lockAccounts(transaction);
        List<SymbolNameDao.Use> uses = names.uses(transaction, tickers);
        if (!uses.isEmpty()) {
            SymbolNameDao.Use first = uses.getFirst();
            List<String> shown =
                    uses.stream()
                            .filter(use -> use.symbol().equals(first.symbol()))
                            .map(SymbolNameDao.Use::words)
                            .toList();
            throw Refusal.conflict(
                    "symbol_in_use",
                    "%s cannot be removed: %s. Cancel the orders, close the positions and stop the strategies first."
                            .formatted(first.symbol(), String.join(", ", shown)));
        }
        names.forget(transaction, tickers);
    }
}
