package bellwether.research.backtest.http;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.store.RunDao;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A closed trade in answers.
///
/// @param adverse how far the price went against it
/// @param favourable how far it went for it
/// @param bars sessions held, the entry's the first
/// @param reason what ended it
/// @param assumed one of its fills rests on an assumption about the path of prices within a bar
record ShownRunTrade(
        int run,
        String ticker,
        TradeDirection direction,
        BigDecimal quantity,
        ClosedTrade.Leg entry,
        ClosedTrade.Leg exit,
        Outcome result,
        ClosedTrade.Excursion adverse,
        ClosedTrade.Excursion favourable,
        int bars,
        TradeExit reason,
        boolean assumed) {

    /// What a trade brought, in the currency of the run.
    ///
    /// @param gross before costs
    /// @param costs of both legs, slippage included, and borrow fees
    /// @param returned net result as a fraction of what its entry cost
    /// @param r net result ÷ what the first stop put at risk; null without a stop
    record Outcome(
            BigDecimal gross,
            BigDecimal costs,
            BigDecimal net,
            double returned,
            @Nullable Double r) {}

    static ShownRunTrade of(RunDao.Entry<ClosedTrade> entry) {
        ClosedTrade trade = entry.value();
        return new ShownRunTrade(
                entry.run(),
                trade.symbol(),
                trade.direction(),
                trade.quantity(),
                trade.entry(),
                trade.exit(),
                new Outcome(
                        trade.money().gross(),
                        trade.money().costs(),
                        trade.money().net(),
                        trade.returned(),
                        trade.r()),
                trade.adverse(),
                trade.favourable(),
                trade.bars(),
                trade.reason(),
                trade.assumed());
    }
}
