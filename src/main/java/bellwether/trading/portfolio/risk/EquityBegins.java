package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Keeps what each portfolio was worth before its first change of a day (UTC) and after its last
/// one, from which losses of days and weeks are counted.
public final class EquityBegins implements AccountListener {
    private final InstantSource clock;
    private final RiskDao dao = new RiskDao();

    public EquityBegins(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Handle transaction, AccountChange change) {
        if (change.before().equals(change.after())) {
            return;
        }
        Portfolio portfolio = change.portfolio();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        dao.change(
                transaction,
                portfolio.id(),
                new RiskDao.ChangeDay(change.walked().max(Comparator.naturalOrder()), today),
                new RiskDao.DayEquity(
                        equity(portfolio, change.before(), change.terms(), today),
                        equity(portfolio, change.after(), change.terms(), today)),
                change.before().ledgerSequence());
    }

    private static Optional<BigDecimal> equity(
            Portfolio portfolio,
            AccountState state,
            Function<String, InstrumentTerms> terms,
            LocalDate today) {
        TradingAccount account = new TradingAccount(portfolio.terms().settings(), terms, state);
        account.today(today);
        return account.equity();
    }
}
