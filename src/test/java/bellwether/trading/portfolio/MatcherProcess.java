package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.RetriedTransactions;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.matching.TapeLibrary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A process of its own that matches all there is, to be killed meanwhile.
final class MatcherProcess {
    private MatcherProcess() {}

    /// Ends once there is nothing to match any more.
    ///
    /// @param args JDBC URL, user, what the clock shows
    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        InstantSource clock = InstantSource.fixed(Instant.parse(args[2]));
        Database database = Database.open(address, "child", new PoolSettings(0, 4));
        Market market = new Market(database.jdbi(), clock);
        PortfolioAccounts accounts =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(database.jdbi()),
                        new PortfolioInstruments(market.symbols(), new CostPresets()),
                        List.of(new OrderNotes(clock), new PortfolioLiveEvents()),
                        clock);
        Duties duties = new Duties(database.jdbi(), Long.toString(ProcessHandle.current().pid()));
        Matcher matcher =
                new Matcher(
                        database.jdbi(),
                        accounts,
                        new TapeLibrary(market),
                        new Matcher.MatchRules(BarSignals.NONE, OrderGuard.NONE, QuoteSource.NONE),
                        duties,
                        clock);
        matcher.matchAll(duties.take(Duty.MATCH).orElseThrow());
        System.exit(0);
    }
}
