package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps what each portfolio was worth before its first change of a day (UTC) and after its last
/// one, from which losses of days and weeks are counted.
public final class EquityBegins implements AccountListener {
    private final PortfolioAccounts.Instruments instruments;
    private final InstantSource clock;
    private final RiskDao dao = new RiskDao();

    public EquityBegins(PortfolioAccounts.Instruments instruments, InstantSource clock) {
        this.instruments = instruments;
        this.clock = clock;
    }

    @Override
    public void changed(Handle transaction, AccountChange change) {
        Portfolio portfolio = change.portfolio();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        dao.change(
                transaction,
                portfolio.id(),
                today,
                new RiskDao.DayEquity(
                        equity(transaction, portfolio, change.before(), today),
                        equity(transaction, portfolio, change.after(), today)));
    }

    private Optional<BigDecimal> equity(
            Handle transaction, Portfolio portfolio, AccountState state, LocalDate today) {
        TradingAccount account =
                new TradingAccount(
                        portfolio.terms().settings(),
                        ticker -> instruments.of(transaction, portfolio, ticker),
                        state);
        account.today(today);
        return account.equity();
    }
}
