package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.platform.db.Transactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.http.BookRoutes;
import bellwether.trading.portfolio.http.LegRoutes;
import bellwether.trading.portfolio.http.TradeImportRoute;
import bellwether.trading.portfolio.transfer.TradeImport;
import java.time.InstantSource;
import java.util.List;

/// What comes into portfolios and leaves them beside orders: trades that are stated or imported,
/// and fills and ledgers as tables.
public final class TradeTransfers implements RouteSource {
    private final StatedTransfers stated;
    private final AccountBooks books;
    private final BodyParser bodies;
    private final TradeImport imports;
    private final InstantSource clock;

    public TradeTransfers(
            PortfolioAccounts accounts,
            Market market,
            Transactions transactions,
            BodyParser bodies,
            InstantSource clock) {
        this.stated = new StatedTransfers(accounts, new SymbolPasts(market, clock), clock);
        this.imports = new TradeImport(accounts, stated, new StoredRates(market));
        this.books = new AccountBooks(transactions);
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public List<Routes> routes() {
        return List.of(
                new BookRoutes(books),
                new LegRoutes(stated, bodies, clock),
                new TradeImportRoute(imports));
    }

    public StatedTransfers stated() {
        return stated;
    }
}
