package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where strategies belong.
public final class StrategyPlaceDao {
    /// The portfolio of an owner's strategy.
    public Optional<StrategyPlace> find(Handle h, String owner, StrategyId id) {
        return h.createQuery(
                        """
                        select portfolio.id from strategy join portfolio on portfolio.id = strategy.portfolio
                        where strategy.id = :id and portfolio.owner = :owner
                        """)
                .bind("id", id.number())
                .bind("owner", owner)
                .mapTo(Long.class)
                .findOne()
                .map(portfolio -> new StrategyPlace(new PortfolioId(portfolio), id));
    }

    /// The strategy for what is traded by hand in an owner's portfolio.
    public Optional<StrategyPlace> manual(Handle h, String owner, PortfolioId portfolio) {
        return h.createQuery(
                        """
                        select strategy.id from strategy join portfolio on portfolio.id = strategy.portfolio
                        where portfolio.id = :portfolio and portfolio.owner = :owner and is_manual
                        """)
                .bind("portfolio", portfolio.number())
                .bind("owner", owner)
                .mapTo(Long.class)
                .findOne()
                .map(strategy -> new StrategyPlace(portfolio, new StrategyId(strategy)));
    }
}
