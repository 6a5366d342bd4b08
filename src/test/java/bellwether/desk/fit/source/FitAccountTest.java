package bellwether.desk.fit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.QuoteSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The money of a portfolio that is to be filled up.
final class FitAccountTest {
    private final PaperDesk paper = new PaperDesk("2024-03-04T22:00:00Z");
    private final Portfolios portfolios =
            new Portfolios(
                    paper.database.jdbi(),
                    new Portfolios.Others(
                            paper.market, QuoteSource.NONE, Audit.NONE, paper.duties, List.of(), 3),
                    BarSignals.NONE,
                    new BodyParser(),
                    () -> paper.now);

    @AfterEach
    void close() {
        paper.close();
    }

    private Portfolio bought() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("10000");
        paper.buy(portfolio, "AAA", 10);
        paper.bars("AAA", "2024-03-05,100,101,99,100,1000");
        paper.match("2024-03-05T22:00:00Z");
        return portfolio;
    }

    @Test
    void whatIsHeldCountsAndWhatIsFreeMayBeSpent() throws InterruptedException {
        FitAccount account = FitAccount.of(portfolios, PaperDesk.OWNER, bought().id());
        assertEquals(Optional.of("USD"), account.currency());
        assertEquals("AAA", account.held().getFirst().ticker());
        assertEquals(1, account.held().getFirst().side());
        assertEquals(0, account.held().getFirst().value().compareTo(new BigDecimal(1000)));
        assertEquals(
                0,
                account.capital().compareTo(account.cash().add(new BigDecimal(1000))),
                account.toString());
    }

    @Test
    void aPortfolioWhoseEquityIsNotKnownIsRefusedWithTheNextStep() throws InterruptedException {
        Portfolio portfolio = bought();
        paper.database
                .jdbi()
                .useHandle(
                        h -> h.execute("update symbol set currency = 'JPY' where ticker = 'AAA'"));
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> FitAccount.of(portfolios, PaperDesk.OWNER, portfolio.id()));
        assertEquals("portfolio_not_valued", refusal.code());
        assertEquals(
                "Portfolio pf_1 cannot be filled within limits: its equity in USD is not known, as"
                        + " an exchange rate is missing. To go on, import the rate that GET"
                        + " /api/v1/portfolios/pf_1 names as missing, or send capital in place of"
                        + " portfolio.",
                refusal.detail());
    }
}
