package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.Transactions;
import bellwether.trading.portfolio.store.AccountStore;
import bellwether.trading.portfolio.store.BookReader;
import java.util.List;

/// What was booked in portfolios, to be shown and taken away.
public final class AccountBooks {
    private final Transactions transactions;
    private final AccountStore store = new AccountStore();
    private final BookReader books = new BookReader();

    public AccountBooks(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A portfolio of an owner.
    ///
    /// @throws Refusal where the owner has no such portfolio
    public Portfolio portfolio(String owner, PortfolioId id) {
        return transactions
                .in(h -> store.find(h, owner, id))
                .orElseThrow(() -> PortfolioAccounts.unknown(id));
    }

    public List<BookedFill> fills(PortfolioId id, BookQuery query, PageSide<FillPlace> side) {
        return transactions.in(h -> books.fills(h, id, query, side));
    }

    public List<BookedEntry> ledger(PortfolioId id, BookQuery query, PageSide<Long> side) {
        return transactions.in(h -> books.ledger(h, id, query, side));
    }
}
