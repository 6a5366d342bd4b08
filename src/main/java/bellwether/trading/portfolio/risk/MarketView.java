package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.AccountTerms;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What risk must know of symbols, read within the transaction of an account.
public record MarketView(
        PortfolioAccounts.Instruments instruments, Function<Handle, TradeFacts> facts) {

    /// Each symbol is read once.
    Function<String, InstrumentTerms> terms(Handle transaction, Portfolio portfolio) {
        return new AccountTerms(instruments, transaction, portfolio);
    }
}
