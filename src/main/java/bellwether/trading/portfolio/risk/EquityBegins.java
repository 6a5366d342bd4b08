package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Keeps what each portfolio was worth before its first change of a day (UTC) and after its last
/// one, from which losses of days and weeks are counted. Comes after those who value stated shares.
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
        EquityLevel before =
                before(
                        transaction,
                        portfolio.id(),
                        equity(portfolio, change.before(), change.terms(), today));
        EquityLevel after =
                before.then(
                        equity(portfolio, change.after(), change.terms(), today),
                        flows(transaction, change, today));
        dao.change(
                transaction,
                portfolio.id(),
                new RiskDao.ChangeDay(change.walked().max(Comparator.naturalOrder()), today),
                new RiskDao.DayEquity(before, after),
                change.before().ledgerSequence());
    }

    /// What rates have moved since the last change counts too. A level that is not known begins
    /// anew.
    private EquityLevel before(Handle h, PortfolioId id, Optional<BigDecimal> equity) {
        Optional<EquityLevel> latest = dao.latest(h, id);
        EquityLevel linked =
                latest.map(known -> known.then(equity, Optional.of(BigDecimal.ZERO)))
                        .orElse(EquityLevel.first(equity));
        if (linked.level().isEmpty() && latest.isPresent()) {
            dao.forgetLevels(h, id);
            return EquityLevel.first(equity);
        }
        return linked;
    }

    /// What came in with a change, less what went out; empty where a rate is missing.
    private Optional<BigDecimal> flows(Handle h, AccountChange change, LocalDate today) {
        boolean none =
                change.happened().ledger().stream()
                        .noneMatch(entry ->
                                entry.kind() == LedgerKind.FLOW
                                        || entry.kind() == LedgerKind.STATED_FLOW);
        if (none) {
            return Optional.of(BigDecimal.ZERO);
        }
        RiskDao.Begin begin = RiskDao.Begin.at(today, change.before().ledgerSequence());
        TradingAccount account = account(change.portfolio(), change.after(), change.terms(), today);
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> flow :
                dao.flows(h, change.portfolio().id(), begin).entrySet()) {
            Optional<BigDecimal> rate = account.rateOf(flow.getKey());
            if (rate.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(flow.getValue().multiply(rate.get()));
        }
        return Optional.of(sum);
    }

    private static Optional<BigDecimal> equity(
            Portfolio portfolio,
            AccountState state,
            Function<String, InstrumentTerms> terms,
            LocalDate today) {
        return account(portfolio, state, terms, today).equity();
    }

    private static TradingAccount account(
            Portfolio portfolio,
            AccountState state,
            Function<String, InstrumentTerms> terms,
            LocalDate today) {
        TradingAccount account = new TradingAccount(portfolio.terms().settings(), terms, state);
        account.today(today);
        return account;
    }
}
