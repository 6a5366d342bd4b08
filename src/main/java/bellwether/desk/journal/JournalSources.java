package bellwether.desk.journal;

import bellwether.desk.journal.achievement.Occasion;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.LimitStanding;
import bellwether.trading.portfolio.history.TradeHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What others know of an owner.
///
/// @param trades that were closed, and what is held
/// @param symbols and their former names
/// @param limits how a portfolio stands to them now
/// @param acts beside what portfolios and the journal know
/// @param zone whose clock the owner's days follow
public record JournalSources(
        TradeHistory trades,
        SymbolDirectory symbols,
        BiFunction<String, PortfolioId, LimitStanding> limits,
        OwnerActs acts,
        Function<String, ZoneId> zone) {
    /// What an owner did, by the begins of quarters of an hour: all offsets of zones are whole
    /// quarters.
    ///
    /// @param analysed when analyses were asked for
    /// @param answered when alerts were answered
    /// @param drilled rules that were drilled before their first alert, by their first drill
    /// @param owners who has a rule
    public record OwnerActs(
            Function<String, List<Instant>> analysed,
            Function<String, List<Instant>> answered,
            Function<String, List<Occasion>> drilled,
            Supplier<List<String>> owners) {}
}
