package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.performance.Attribution;
import bellwether.trading.portfolio.performance.AttributionBy;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.ReportPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stated shares beside the bars that are matched later.
final class StatedSharesMatchTest {
    private final PaperDesk desk = new PaperDesk("2026-03-01T12:00:00Z");
    private final StatedTransfers transfers =
            new StatedTransfers(
                    desk.accounts, new SymbolPasts(desk.market, () -> desk.now), () -> desk.now);

    @AfterEach
    void close() {
        desk.close();
    }

    private StatedTransfers.Transfer state(
            Portfolio portfolio, String quantity, String price, String date) {
        return transfers.add(
                PaperDesk.OWNER,
                portfolio.id(),
                desk.accounts.records().manual(PaperDesk.OWNER, portfolio.id()).strategy(),
                new StatedTrade(
                        "AAA",
                        OrderSide.BUY,
                        new BigDecimal(quantity),
                        new BigDecimal(price),
                        BigDecimal.ZERO,
                        LocalDate.parse(date),
                        date + "." + quantity));
    }

    private void split(String date, int after) {
        desk.database
                .jdbi()
                .useHandle(h -> {
                    h.createUpdate(
                                    """
                                    insert into corporate_action (symbol_id, kind, ex_date, numerator, denominator,
                                      source, created_at)
                                    select id, 'split', :date, :after, 1, 'test', now() from symbol where ticker = 'AAA'
                                    """)
                            .bind("date", LocalDate.parse(date))
                            .bind("after", after)
                            .execute();
                    h.execute(
                            "update symbol set data_version = data_version + 1, updated_at = clock_timestamp()");
                });
    }

    private static void same(String expected, BigDecimal was) {
        assertEquals(0, new BigDecimal(expected).compareTo(was), "was " + was);
    }

    private BigDecimal mark(Portfolio portfolio) {
        Position held = desk.accounts.state(PaperDesk.OWNER, portfolio.id()).positions().getFirst();
        return Optional.ofNullable(held.mark()).orElseThrow();
    }

    private BigDecimal equity(Portfolio portfolio) {
        return desk.accounts.view(PaperDesk.OWNER, portfolio.id()).equity().orElseThrow();
    }

    /// They are worth the last close at once, and follow the bars from there.
    @Test
    void followTheBarsThatComeLater() throws InterruptedException {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,12,13,11,12,1000");
        Portfolio portfolio = desk.portfolio("1000");
        state(portfolio, "10", "5", "2025-06-02");
        same("12", mark(portfolio));
        same("1120", equity(portfolio));
        desk.bars("AAA", "2026-03-02,14,15,13,14,1000");
        desk.match("2026-03-02T22:00:00Z");
        same("14", mark(portfolio));
        same("1140", equity(portfolio));
        same("1000", desk.cash(portfolio));
    }

    /// A split before is in the shares already, one behind is walked; neither counts twice.
    @Test
    void meetEachSplitOnce() throws InterruptedException {
        desk.bars("AAA", "2026-01-05,80,81,79,80,1000", "2026-02-27,20,21,19,20,1000");
        split("2026-02-02", 4);
        Portfolio portfolio = desk.portfolio("1000");
        StatedTransfers.Transfer before = state(portfolio, "10", "60", "2026-01-06");
        same("40", before.fill().quantity());
        assertEquals(
                List.of(LocalDate.of(2026, 2, 2)),
                before.splits().stream().map(CorporateAction::exDate).toList());
        same("5", state(portfolio, "5", "20", "2026-02-03").fill().quantity());
        desk.now = Instant.parse("2026-03-03T21:30:00Z");
        desk.bars("AAA", "2026-03-02,20,21,19,20,1000", "2026-03-03,10,10.5,9.5,10,1000");
        split("2026-03-03", 2);
        assertEquals(2, desk.match("2026-03-03T22:00:00Z"));
        same("10", mark(portfolio));
        same("90", desk.held(portfolio, "AAA"));
        same("1900", equity(portfolio));
        desk.now = Instant.parse("2026-03-04T12:00:00Z");
        desk.bars("AAA", "2026-03-04,10,10.5,9.5,10,1000");
        same("8", state(portfolio, "4", "21", "2026-03-02").fill().quantity());
        desk.match("2026-03-04T22:00:00Z");
        same("98", desk.held(portfolio, "AAA"));
    }

    /// It is in the shares of a trade that is stated after it, and is not walked again.
    @Test
    void meetASplitOnceThatWasBeforeTheyWereStated() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,20,21,19,20,1000");
        Portfolio portfolio = desk.portfolio("1000");
        desk.now = Instant.parse("2026-03-04T22:00:00Z");
        desk.bars(
                "AAA",
                "2026-03-02,20,21,19,20,1000",
                "2026-03-03,10,10.5,9.5,10,1000",
                "2026-03-04,10,10.5,9.5,10,1000");
        split("2026-03-03", 2);
        same("8", state(portfolio, "4", "20", "2026-03-02").fill().quantity());
        desk.now = Instant.parse("2026-03-05T12:00:00Z");
        desk.bars("AAA", "2026-03-05,10,10.5,9.5,10,1000");
        desk.match("2026-03-05T22:00:00Z");
        same("8", desk.held(portfolio, "AAA"));
    }

    /// 100 shares stated at 1 are worth 10,000 when they are booked; a day later all rise by 1.
    @Test
    void bringNoReturnByTheirStatedPrice() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,100000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        desk.bars("AAA", "2026-03-02,100,101,99,100,100000");
        desk.match("2026-03-02T22:00:00Z");
        state(portfolio, "100", "1", "2015-06-02");
        desk.bars("AAA", "2026-03-03,101,102,100,101,100000");
        desk.match("2026-03-03T22:00:00Z");
        same("20110", equity(portfolio));
        PortfolioPerformance performance =
                new PortfolioPerformance(desk.database.jdbi(), _ -> Map.of());
        ReportPeriod all = new ReportPeriod(LocalDate.EPOCH, LocalDate.of(2030, 1, 1));
        PerformanceReport report = performance.report(portfolio.id(), all);
        assertEquals(0.0055, report.index().total().orElseThrow(), 1e-9);
        assertEquals(new PerformanceReport.Transfers(1, 0), report.transfers());
        same("20000", report.inflow());
        Attribution origins = performance.attribution(portfolio, all, AttributionBy.STRATEGY);
        same("110", origins.profit());
        same("110", origins.groups().getFirst().amount());
    }

    /// Shares that leave, leave at their mark; the orders that held them bear no loss.
    @Test
    void leaveAtTheirMark() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,100000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        desk.bars("AAA", "2026-03-02,100,101,99,100,100000");
        desk.match("2026-03-02T22:00:00Z");
        transfers.add(
                PaperDesk.OWNER,
                portfolio.id(),
                desk.accounts.records().manual(PaperDesk.OWNER, portfolio.id()).strategy(),
                new StatedTrade(
                        "AAA",
                        OrderSide.SELL,
                        new BigDecimal(4),
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        LocalDate.of(2026, 3, 2),
                        "gift"));
        desk.bars("AAA", "2026-03-03,101,102,100,101,100000");
        desk.match("2026-03-03T22:00:00Z");
        PortfolioPerformance performance =
                new PortfolioPerformance(desk.database.jdbi(), _ -> Map.of());
        ReportPeriod all = new ReportPeriod(LocalDate.EPOCH, LocalDate.of(2030, 1, 1));
        same("400", performance.report(portfolio.id(), all).outflow());
        Attribution parts = performance.attribution(portfolio, all, AttributionBy.ORIGIN);
        same("6", parts.profit());
        same("6", parts.groups().getFirst().amount());
    }
}
