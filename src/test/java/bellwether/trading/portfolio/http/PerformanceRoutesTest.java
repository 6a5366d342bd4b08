package bellwether.trading.portfolio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.MarketBenchmarks;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three days of one portfolio, from orders to answers.
final class PerformanceRoutesTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final PortfolioPerformance performance =
            new PortfolioPerformance(desk.database.jdbi(), desk.market.symbols()::sectors);
    private final HttpServer server =
            HttpServer.start(
                    HttpSettings.at("127.0.0.1", 0),
                    InstantSource.system(),
                    exchange -> {},
                    new AuthorizationParts(
                            everyone(PaperDesk.OWNER), WrongKeys.UNLIMITED, Quotas.NONE),
                    List.of(
                            new PerformanceRoutes(
                                    desk.accounts, performance, new MarketBenchmarks(desk.market)),
                            new HoldingRoutes(desk.accounts, desk.holds, Audit.NONE),
                            new TradeRoutes(
                                    desk.accounts, performance, new TradeExcursions(desk.market))));

    private static KeyLookup everyone(String owner) {
        Caller caller = new Caller("", owner, Role.READER);
        return new KeyLookup() {
            @Override
            public Check check(String key) {
                return new Check.Unknown();
            }

            @Override
            public Optional<Caller> keyless() {
                return Optional.of(caller);
            }

            @Override
            public boolean stands(Caller asked) {
                return asked.equals(caller);
            }
        };
    }

    @Test
    void tickersAndStrategiesOfListsAreReadInOneWay() throws InterruptedException {
        Portfolio portfolio = threeDays();
        String of = "portfolios/" + portfolio.id();
        assertEquals(
                json(of + "/positions").get("items"),
                json(of
                                + "/positions?strategy="
                                + desk.accounts
                                        .records()
                                        .manual(PaperDesk.OWNER, portfolio.id())
                                        .strategy())
                        .get("items"));
        assertEquals(422, get(of + "/positions?strategy=typo").status());
        assertEquals(422, get(of + "/trades?ticker=no%20ticker").status());
    }

    @AfterEach
    void close() {
        server.close();
        desk.close();
    }

    /// Buys 100 at 10, sells 40 at 11, takes 1,000 in, and holds 60 at 12.
    private Portfolio threeDays() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,100000");
        desk.bars("SPY", "2026-02-27,100,100,100,100,100000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 100);
        day("2026-03-02", "10,11,9,10.5,100000", "101,101,101,101,100000");
        desk.place(portfolio, "AAA", OrderSide.SELL, 40, OrderType.market(), Bracket.NONE);
        day("2026-03-03", "11,12,10,11,100000", "102,102,102,102,100000");
        desk.accounts.change(
                PaperDesk.OWNER,
                portfolio.id(),
                account -> {
                    account.flow("USD", new BigDecimal(1000), LocalDate.of(2026, 3, 3), "deposit");
                    return true;
                });
        day("2026-03-04", "11,12,10,12,100000", "103,103,103,103,100000");
        return portfolio;
    }

    private void day(String date, String held, String benchmark) throws InterruptedException {
        desk.bars("AAA", date + "," + held);
        desk.bars("SPY", date + "," + benchmark);
        assertEquals(1, desk.match(date + "T22:00:00Z"));
        desk.now = Instant.parse(date + "T22:30:00Z");
    }

    private Call.Answer get(String path) {
        return Call.to(server.port()).get("/api/v1/" + path);
    }

    private JsonNode json(String path) {
        Call.Answer answer = get(path);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    @Test
    void figuresOfThreeDays() throws InterruptedException {
        String id = "portfolios/" + threeDays().id();
        JsonNode all = json(id + "/performance?benchmark=spy&limit=2");
        assertEquals(11_160, all.at("/closing/equity").asDouble(), 0);
        assertTrue(all.get("opening").isNull());
        assertEquals(11_000, all.at("/flows/in").asDouble(), 0);
        assertEquals(160, all.get("profit").asDouble(), 0);
        double expected = 1.005 * (10_100.0 / 10_050) * (11_160.0 / 11_100) - 1;
        assertEquals(expected, all.at("/time_weighted/return").asDouble(), 1e-7);
        assertEquals(3, all.at("/time_weighted/n").asInt());
        assertTrue(all.at("/time_weighted/annualised").isNull());
        assertEquals(
                "annualised needs 365 days or more, was 2",
                all.at("/time_weighted/reason").asText());
        assertTrue(all.at("/money_weighted/return").asDouble() > 0);
        assertEquals("needs 20 spans or more, was 3", all.at("/volatility/reason").asText());
        assertEquals(0, all.at("/drawdown/depth").asDouble(), 0);
        double worth = (10_000 * 1.01 * 102 / 101 + 1_000) * 103 / 102;
        assertEquals(worth, all.at("/benchmark/worth").asDouble(), 0.006);
        assertEquals(0.03, all.at("/benchmark/return").asDouble(), 1e-9);
        assertEquals(2, all.at("/curve/items").size());
        assertEquals(1.005, all.at("/curve/items/0/index").asDouble(), 1e-9);
        assertEquals(1.01, all.at("/curve/items/0/benchmark_index").asDouble(), 1e-9);
        Call.Answer rest = Call.to(server.port()).get(all.at("/curve/next").asText());
        assertEquals("2026-03-04", rest.json().at("/curve/items/0/day").asText());
        assertEquals(1_000, rest.json().at("/curve/items/0/inflow").asDouble(), 0);
        assertTrue(rest.json().at("/curve/next").isNull());
    }

    @Test
    void aPeriodOpensWithTheEquityBefore() throws InterruptedException {
        String id = "portfolios/" + threeDays().id();
        JsonNode one = json(id + "/performance?from=2026-03-04&to=2026-03-04");
        assertEquals("2026-03-03", one.at("/opening/day").asText());
        assertEquals(10_100, one.at("/opening/equity").asDouble(), 0);
        assertEquals(60, one.get("profit").asDouble(), 0);
        assertEquals(60.0 / 11_100, one.at("/time_weighted/return").asDouble(), 1e-8);
    }

    @Test
    void amountsAddUpByWhateverIsAsked() throws InterruptedException {
        String id = "portfolios/" + threeDays().id();
        for (String by :
                List.of(
                        "symbol",
                        "strategy",
                        "origin",
                        "pattern",
                        "confidence",
                        "sector",
                        "currency")) {
            JsonNode answer = json(id + "/attribution?by=" + by);
            double sum = 0;
            for (JsonNode group : answer.get("groups")) {
                sum += group.get("amount").asDouble();
            }
            assertEquals(160, sum, 1e-9, by);
            assertEquals(160, answer.get("profit").asDouble(), 0, by);
        }
        assertEquals("AAA", json(id + "/attribution").at("/groups/0/key").asText());
        assertEquals("none", json(id + "/attribution?by=origin").at("/groups/0/key").asText());
    }

    @Test
    void closedTradesOfPortfolioAndStrategy() throws InterruptedException {
        Portfolio portfolio = threeDays();
        JsonNode trades = json("portfolios/" + portfolio.id() + "/trades?ticker=aaa");
        assertEquals(1, trades.get("items").size());
        JsonNode trade = trades.at("/items/0");
        assertEquals(40, trade.get("quantity").asInt());
        assertEquals(10, trade.at("/entry/price").asDouble(), 0);
        assertEquals(11, trade.at("/exit/price").asDouble(), 0);
        assertEquals(40, trade.get("net").asDouble(), 0);
        assertEquals("order", trade.get("exit_reason").asText());
        assertEquals(1, trade.get("days").asInt());
        assertTrue(trade.at("/entry/order").asText().startsWith("or_" + portfolio.id().number()));
        String strategy =
                desk.accounts
                        .records()
                        .manual(PaperDesk.OWNER, portfolio.id())
                        .strategy()
                        .toString();
        assertEquals(trades, json("strategies/" + strategy + "/trades"));
        assertEquals(
                0, json("portfolios/" + portfolio.id() + "/trades?ticker=BBB").get("items").size());
    }

    @Test
    void wrongQuestionsAreRefused() throws InterruptedException {
        Portfolio portfolio = threeDays();
        String id = "portfolios/" + portfolio.id();
        assertEquals(404, get("portfolios/pf_999/performance").status());
        assertEquals(404, get("strategies/st_999/trades").status());
        assertEquals(404, get(id + "/performance?benchmark=NOSUCH").status());
        assertEquals(422, get(id + "/performance?from=2026-03-05&to=2026-03-04").status());
        assertEquals(422, get(id + "/performance?from=yesterday").status());
        assertEquals(422, get(id + "/attribution?by=colour").status());
        Portfolio another = desk.accounts.create("bob", "his", portfolio.terms(), BigDecimal.TEN);
        assertEquals(404, get("portfolios/" + another.id() + "/attribution").status());
    }

    @Test
    void withoutValuationsEverythingSaysWhy() {
        JsonNode empty = json("portfolios/" + desk.portfolio("100").id() + "/performance");
        assertEquals(
                "no complete valuation in the period", empty.at("/time_weighted/reason").asText());
        assertTrue(empty.get("closing").isNull());
        assertEquals(0, empty.at("/curve/items").size());
    }

    /// In pence, 100 to 110, while a pound goes from 1.20 to 1.26 dollars.
    @Test
    void aForeignBenchmarkIsConvertedAtTheStoredRates() throws InterruptedException {
        Portfolio portfolio = threeDays();
        String path = "portfolios/" + portfolio.id() + "/performance?benchmark=VOD.L";
        desk.bars("VOD.L", "2026-02-27,100,100,100,100,10", "2026-03-04,110,110,110,110,10");
        JsonNode without = json(path).get("benchmark");
        assertTrue(without.get("return").isNull());
        assertTrue(without.get("reason").asText().contains("no exchange rate from GBP"));
        desk.bars("GBPUSD=X", "2026-02-27,1.2,1.2,1.2,1.2,", "2026-03-03,1.26,1.26,1.26,1.26,");
        JsonNode benchmark = json(path).get("benchmark");
        assertTrue(benchmark.get("converted").asBoolean(), benchmark.toString());
        assertEquals("GBP", benchmark.get("currency").asText());
        assertEquals(1.1 * 1.05 - 1, benchmark.get("return").asDouble(), 1e-7);
    }

    /// 3 of 100 are paid on the way from 101 to 103, and reinvested at 101.
    @Test
    void dividendsOnRecordAreReinvestedInTheBenchmark() throws InterruptedException {
        Portfolio portfolio = threeDays();
        desk.record("SPY", CorporateAction.dividend(LocalDate.of(2026, 3, 3), new BigDecimal("3")));
        JsonNode benchmark =
                json("portfolios/" + portfolio.id() + "/performance?benchmark=SPY")
                        .get("benchmark");
        assertEquals(1, benchmark.get("dividends").asInt());
        assertEquals(1.03 / (1 - 3.0 / 101) - 1, benchmark.get("return").asDouble(), 1e-7);
    }

    /// 40 were held from 10 over a low of 9 and a high of 11 to 11.
    @Test
    void aTradeSaysHowFarThePriceWentMeanwhile() throws InterruptedException {
        String path = "portfolios/" + threeDays().id() + "/trades";
        JsonNode trade = json(path).at("/items/0");
        assertEquals(10, trade.at("/mae/percent").asDouble(), 1e-9);
        assertEquals(40, trade.at("/mae/amount").asDouble(), 0);
        assertEquals(10, trade.at("/mfe/percent").asDouble(), 1e-9);
        assertEquals(40, trade.at("/mfe/amount").asDouble(), 0);
        assertTrue(trade.get("excursion_reason").isNull());
        desk.database
                .jdbi()
                .useHandle(h -> h.execute("update closed_lot set opened = opened - 20"));
        JsonNode without = json(path).at("/items/0");
        assertTrue(without.get("mae").isNull(), without.toString());
        assertEquals("no bar of 2026-02-10 is stored", without.get("excursion_reason").asText());
    }
}
