package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerKind;
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
import java.util.function.Function;
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
        if (change.before().equals(change.after())) {
            return;
        }
        Portfolio portfolio = change.portfolio();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Function<String, InstrumentTerms> terms =
                new MarketView(instruments, _ -> TradeFacts.NONE).terms(transaction, portfolio);
        RiskDao.DayEquity equity =
                new RiskDao.DayEquity(
                        equity(portfolio, change.before(), terms, today),
                        equity(portfolio, change.after(), terms, today));
        dao.change(transaction, portfolio.id(), today, equity);
        if (isStated(change)) {
            equity.before()
                    .flatMap(before -> equity.after().map(after -> after.subtract(before)))
                    .ifPresent(brought -> dao.restate(transaction, portfolio.id(), today, brought));
        }
    }

    private static boolean isStated(AccountChange change) {
        return change.happened().ledger().stream()
                .anyMatch(entry -> entry.kind() == LedgerKind.STATED_FLOW);
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
