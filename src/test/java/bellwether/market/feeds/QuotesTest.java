package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The newest price: asked for, kept for a minute, and never stored.
final class QuotesTest extends ProvidersTestCase {
    private static final Ticker AAPL = new Ticker("AAPL");

    /// On a Tuesday at ten in New York.
    private static final Instant OPEN = Instant.parse("2026-03-03T15:00:00Z");

    private static String finnhub(String price, Instant at) {
        return "{\"c\":%s,\"pc\":260.5,\"t\":%d}".formatted(price, at.getEpochSecond());
    }

    @Test
    void aPriceIsKeptForAMinute() throws Exception {
        now = OPEN;
        played.says(finnhub("261.74", OPEN.minusSeconds(20)));
        try (Providers providers = providers("finnhub")) {
            Quotes.Told.Given given = providers.quotes().of(AAPL);
            assertEquals(new BigDecimal("261.74"), given.quote().price());
            assertEquals(new BigDecimal("260.5"), given.quote().previousClose().orElseThrow());
            assertEquals(OPEN, given.askedAt());
            now = OPEN.plusSeconds(59);
            played.says(finnhub("262", OPEN));
            assertEquals(given, providers.quotes().of(AAPL));
            now = OPEN.plusSeconds(60);
            assertEquals(new BigDecimal("262"), providers.quotes().of(AAPL).quote().price());
            assertEquals(2, played.asked().size());
            assertEquals(0, stored("AAPL").size(), "no price is ever stored as a bar");
        }
    }

    @Test
    void aFormerNameIsAskedForByThePresentOne() throws Exception {
        now = OPEN;
        new PriceImport(database.jdbi(), clock).importAnswer("META", "my file", GOOD, false);
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                                select 'FB', id, '2022-06-09', 'ann', now() from symbol where ticker = 'META'
                                """));
        played.says(finnhub("600", OPEN));
        try (Providers providers = providers("finnhub")) {
            assertEquals(
                    new BigDecimal("600"), providers.quotes().of(new Ticker("FB")).quote().price());
            assertTrue(played.asked().getFirst().contains("symbol=META"), played.asked()::toString);
            providers.quotes().of(new Ticker("META"));
            assertEquals(1, played.asked().size(), "one answer for both names");
        }
    }

    private static String yahoo(String symbol, String currency, String price, Instant at) {
        return """
        {"chart":{"result":[{"meta":{"currency":"%s","symbol":"%s","regularMarketTime":%d,
         "regularMarketPrice":%s,"chartPreviousClose":70}}],"error":null}}
        """
                .formatted(currency, symbol, at.getEpochSecond(), price);
    }

    private void stored(String ticker, String column, String stated) {
        new PriceImport(database.jdbi(), clock).importAnswer(ticker, "my file", GOOD, false);
        database.jdbi()
                .useHandle(h ->
                        h.createUpdate(
                                        "update symbol set <column> = :stated where ticker = :ticker"
                                                .replace("<column>", column))
                                .bind("stated", stated)
                                .bind("ticker", ticker)
                                .execute());
    }

    @Test
    void aQuoteInPenceIsGivenInPoundsWherePricesAreStoredInPounds() throws Exception {
        now = OPEN;
        stored("VOD.L", "currency", "GBP");
        played.says(yahoo("VOD.L", "GBp", "72.5", OPEN.minusSeconds(20)));
        try (Providers providers = providers("yahoo")) {
            Quote quote = providers.quotes().of(new Ticker("VOD.L")).quote();
            assertEquals(new BigDecimal("0.725"), quote.price());
            assertEquals(0, new BigDecimal("0.70").compareTo(quote.previousClose().orElseThrow()));
            assertEquals("GBP", quote.currency().orElseThrow());
        }
    }

    @Test
    void aQuoteWithoutItsUnitIsRefusedWherePricesAreNotInThatOfTheExchange() {
        now = OPEN;
        stored("VOD.L", "currency", "GBP");
        played.says(finnhub("72.5", OPEN));
        try (Providers providers = providers("finnhub")) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> providers.quotes().of(new Ticker("VOD.L")));
            assertTrue(refusal.detail().contains("may be GBX"), refusal.detail());
        }
    }

    @Test
    void aQuoteInOtherMoneyIsRefused() {
        now = OPEN;
        stored("SAP", "currency", "EUR");
        played.says(yahoo("SAP", "USD", "280", OPEN));
        try (Providers providers = providers("yahoo")) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> providers.quotes().of(new Ticker("SAP")));
            assertTrue(
                    refusal.detail()
                            .contains("a price in USD, while the prices of the symbol are in EUR"),
                    refusal.detail());
        }
    }

    @Test
    void aShareIsAskedForAtTheExchangeThatIsStatedOfIt() throws Exception {
        now = OPEN;
        stored("SAP", "exchange", "XETR");
        played.says(yahoo("SAP.DE", "EUR", "240", OPEN));
        try (Providers providers = providers("yahoo")) {
            Quote quote = providers.quotes().of(new Ticker("SAP")).quote();
            assertEquals(new BigDecimal("240"), quote.price());
            assertTrue(
                    played.asked().getFirst().contains("/chart/SAP.DE"), played.asked()::toString);
            refresh(providers, "SAP");
            assertTrue(
                    played.asked().getLast().contains("/chart/SAP.DE"), played.asked()::toString);
        }
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
        now = OPEN;
        CountDownLatch go = new CountDownLatch(1);
        played.plays((_, out) -> {
            go.await();
            out.write(PlayedProvider.answer(200, "", finnhub("1", OPEN)));
        });
        try (Providers providers = providers("finnhub");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Quotes.Told.Given>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(callers.submit(() -> providers.quotes().of(AAPL)));
            }
            go.countDown();
            for (Future<Quotes.Told.Given> answer : answers) {
                assertEquals(BigDecimal.ONE, answer.get().quote().price());
            }
            assertEquals(1, played.asked().size());
        }
    }

    @Test
    void aPriceOfTheRunningSessionIsPartial() throws Exception {
        now = OPEN;
        played.says(finnhub("5", OPEN));
        try (Providers providers = providers("finnhub")) {
            var session = providers.quotes().of(AAPL).session();
            assertEquals(DAY, session);
            assertEquals(new Quotes.Hours(true, true), providers.quotes().hours(AAPL, session));
            now = Instant.parse("2026-03-03T23:00:00Z");
            assertEquals(new Quotes.Hours(false, false), providers.quotes().hours(AAPL, session));
        }
    }

    @Test
    void aStalePriceIsRefusedAndTheNextIsAsked() throws Exception {
        now = OPEN;
        played.says(finnhub("5", Instant.parse("2026-02-20T20:00:00Z")));
        try (Providers providers = providers("finnhub")) {
            Refusal refusal = assertThrows(Refusal.class, () -> providers.quotes().of(AAPL));
            assertEquals(RefusalKind.UNAVAILABLE, refusal.kind());
            assertEquals("stale_quote", refusal.code());
            assertTrue(
                    refusal.detail()
                            .contains(
                                    "returned a price of 2026-02-20, older than the last session"
                                            + " (2026-03-02)"),
                    refusal.detail());
        }
        second.says(
                "[{\"ticker\":\"AAPL\",\"timestamp\":\"2026-03-03T14:59:00+00:00\",\"tngoLast\":7.5,\"prevClose\":7}]");
        try (Providers providers = providers("finnhub,tiingo")) {
            Quotes.Told.Given given = providers.quotes().of(AAPL);
            assertEquals(ProviderName.TIINGO, given.source());
            assertEquals(1, given.said().size(), "and it is said why");
        }
    }

    @Test
    void aPriceOfTomorrowIsALie() {
        now = OPEN;
        played.says(finnhub("5", OPEN.plus(Duration.ofDays(1))));
        try (Providers providers = providers("finnhub")) {
            Refusal refusal = assertThrows(Refusal.class, () -> providers.quotes().of(AAPL));
            assertTrue(refusal.detail().contains("dated in the future"), refusal.detail());
        }
    }

    @Test
    void poisonIsNoPrice() {
        now = OPEN;
        try (Providers providers = providers("finnhub")) {
            for (String poison : List.of("-1", "0", "1e300", "1e-400", "\"NaN\"", "null", "[]")) {
                now = now.plus(Duration.ofMinutes(10));
                played.says(finnhub(poison, now));
                Refusal refusal =
                        assertThrows(Refusal.class, () -> providers.quotes().of(AAPL), poison);
                assertEquals("no_quote_now", refusal.code(), poison);
            }
        }
    }

    @Test
    void quotesShareBudgetsAndBreakersWithBars() throws Exception {
        now = OPEN;
        played.says(200, "", "<html>");
        try (Providers providers = providers("finnhub")) {
            for (String ticker : List.of("A", "B", "C", "D")) {
                assertThrows(Refusal.class, () -> providers.quotes().of(new Ticker(ticker)));
            }
            assertEquals(3, played.asked().size());
            assertEquals("open_breaker", health(providers, ProviderName.FINNHUB).state());
            assertTrue(refresh(providers, "AAPL").contains("cooling down after repeated failures"));
        }
        played.says(404, "", "");
        try (Providers providers = providers("polygon")) {
            for (String ticker : List.of("A", "B", "C", "D", "E")) {
                Refusal none =
                        assertThrows(
                                Refusal.class, () -> providers.quotes().of(new Ticker(ticker)));
                assertEquals(RefusalKind.NOT_FOUND, none.kind());
            }
            Refusal spent =
                    assertThrows(Refusal.class, () -> providers.quotes().of(new Ticker("F")));
            assertEquals(RefusalKind.UNAVAILABLE, spent.kind());
            assertTrue(spent.detail().contains("rate limit reached"), spent.detail());
        }
    }

    @Test
    void nobodyTradesWhatIsInvented() {
        new PriceImport(database.jdbi(), clock).seedSamples();
        try (Providers providers = providers("finnhub")) {
            Refusal none =
                    assertThrows(Refusal.class, () -> providers.quotes().of(new Ticker("DEMO01")));
            assertEquals("DEMO01 is synthetic and not traded.", none.detail());
            assertEquals(List.of(), played.asked());
        }
    }
}
