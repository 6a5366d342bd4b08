package bellwether.desk.journal;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.TradeHistory;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What others know of an owner.
///
/// @param trades that were closed
/// @param portfolios of an owner
/// @param broken the limits of a portfolio that are exceeded now, by name
/// @param zone whose clock the owner's days follow
public record JournalSources(
        TradeHistory trades,
        Function<String, List<PortfolioId>> portfolios,
        BiFunction<String, PortfolioId, List<String>> broken,
        Function<String, ZoneId> zone) {}
