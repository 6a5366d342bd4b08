package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How often the database is asked until an order is taken in. Each question costs a round trip,
/// most of them while the portfolio's row is locked.
final class OrderStatementsTest {
    /// Beside the one that reads the account.
    private static final int MOST = 15;

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final List<String> statements = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anOrderTakesFewStatements() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        Portfolios portfolios =
                new Portfolios(
                        desk.database.jdbi(),
                        new Portfolios.Others(
                                desk.market,
                                QuoteSource.NONE,
                                Audit.NONE,
                                desk.duties,
                                List.of(),
                                3),
                        BarSignals.NONE,
                        new BodyParser(),
                        () -> desk.now);
        Portfolio portfolio =
                portfolios
                        .accounts()
                        .create(
                                PaperDesk.OWNER,
                                "test",
                                new PortfolioTerms(
                                        "USD",
                                        PortfolioTape.DAILY,
                                        LotMethod.FIFO,
                                        false,
                                        "none",
                                        false),
                                new BigDecimal("1000000"));
        StrategyPlace place =
                portfolios.accounts().records().manual(PaperDesk.OWNER, portfolio.id());
        for (int i = 0; i < 3; i++) {
            place(portfolios, place);
        }
        desk.database.jdbi().setSqlLogger(new Counting());
        place(portfolios, place);
        assertTrue(
                statements.size() <= MOST,
                () -> statements.size() + " statements:\n" + String.join("\n", statements));
    }

    /// With as many questions for twenty as for two.
    @Test
    void aListOfPortfoliosTakesNoStatementForEach() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        List<Portfolio> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(named("p" + i));
            desk.buy(all.getLast(), "AAA", 1);
        }
        List<AccountView> single =
                all.stream().map(one -> desk.accounts.view(PaperDesk.OWNER, one.id())).toList();
        desk.database.jdbi().setSqlLogger(new Counting());
        List<AccountView> views = desk.accounts.views(PaperDesk.OWNER, all);
        assertTrue(
                statements.size() <= 5,
                () -> statements.size() + " statements:\n" + String.join("\n", statements));
        assertEquals(single, views);
    }

    private Portfolio named(String name) {
        return desk.accounts.create(
                PaperDesk.OWNER,
                name,
                new PortfolioTerms(
                        "USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "none", false),
                new BigDecimal("1000"));
    }

    private static void place(Portfolios portfolios, StrategyPlace place) {
        portfolios
                .desk()
                .place(
                        PaperDesk.OWNER,
                        place,
                        new OrderRequest(
                                "AAA",
                                OrderSide.BUY,
                                OrderSize.shares(1),
                                OrderType.limit(new BigDecimal("9")),
                                TimeInForce.GTC,
                                false,
                                Bracket.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                ""),
                        Optional.empty());
    }

    private final class Counting implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            statements.add(context.getRenderedSql());
        }
    }
}
