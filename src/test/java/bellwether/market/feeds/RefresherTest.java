package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.History;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bringing histories up to date: the missing tail, or all of it when its source has adjusted it.
final class RefresherTest extends ProvidersTestCase {
    private static final String NEXT = "2026-03-03,11.75,12,11,12,300\n";

    private static FetchReport fetch(Providers providers, String ticker)
            throws InterruptedException {
        return Objects.requireNonNull(providers.fetch(List.of(ticker)).get(ticker));
    }

    private long version(String ticker) {
        return market.loadRaw(List.of(ticker), Timeframe.DAY).getFirst().dataVersion();
    }

    /// The session of DAY is over.
    private void close(Providers providers) throws InterruptedException {
        played.says(GOOD);
        refresh(providers, "AAPL");
        now = Instant.parse("2026-03-03T22:00:00Z");
    }

    @Test
    void onlyTheMissingTailIsAskedFor() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            FetchReport.Stored added =
                    assertInstanceOf(FetchReport.Stored.class, fetch(providers, "AAPL"));
            assertEquals(
                    new FetchReport.Stored("stooq", 1, 0, 0, DAY, OptionalDouble.empty(), ""),
                    added);
            // five sessions before Monday, over a weekend
            assertTrue(played.asked().getLast().contains("d1=20260223&d2=20260303"));
            assertEquals(4, stored("AAPL").size());
        }
    }

    @Test
    void nobodyIsAskedForWhatIsThere() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            fetch(providers, "AAPL");
            int asked = played.asked().size();
            assertEquals(new FetchReport.Fresh(DAY), fetch(providers, "AAPL"));
            assertEquals(asked, played.asked().size());
        }
    }

    @Test
    void aFormerNameIsFetchedAsItsPresentOneBesideIt() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    """
                                    insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                                    select 'APL', id, '2020-01-02', 'ann', now() from symbol where ticker = 'AAPL'
                                    """));
            Map<String, FetchReport> fetched = providers.fetch(List.of("APL", "AAPL", "MSFT"));
            assertEquals(
                    new FetchReport.Stored("stooq", 1, 0, 0, DAY, OptionalDouble.empty(), ""),
                    fetched.get("APL"));
            assertEquals(fetched.get("APL"), fetched.get("AAPL"));
            assertTrue(fetched.containsKey("MSFT"));
            assertTrue(
                    played.asked().stream()
                            .noneMatch(path -> path.contains("apl.us&") && !path.contains("aapl")),
                    "nobody is asked for the former name");
        }
    }

    @Test
    void theVersionMovesExactlyWhenBarsDo() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            long before = version("AAPL");
            played.says(GOOD.replace(NEXT, ""));
            assertEquals(
                    new FetchReport.Nothing("stooq", "stooq has no newer bars"),
                    fetch(providers, "AAPL"));
            assertEquals(before, version("AAPL"));
            played.says(503, "", "");
            fetch(providers, "AAPL");
            assertEquals(before, version("AAPL"));
            now = now.plus(Duration.ofMinutes(6));
            played.says(GOOD);
            fetch(providers, "AAPL");
            assertEquals(before + 1, version("AAPL"));
        }
    }

    /// As after a split of two for one.
    private static final String HALVED =
            """
            Date,Open,High,Low,Close,Volume
            2026-02-26,5,5.5,4.5,5.25,2000
            2026-02-27,5.25,6,5,5.75,2200
            2026-03-02,5.75,6,5.5,5.875,2400
            2026-03-03,5.9,6,5.5,6,600
            """;

    @Test
    void aHistoryThatItsSourceHasAdjustedIsLoadedAnew() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            long before = version("AAPL");
            played.says(HALVED);
            FetchReport.Stored reloaded =
                    assertInstanceOf(FetchReport.Stored.class, fetch(providers, "AAPL"));
            assertEquals(0.5, reloaded.factor().orElseThrow(), 1e-9);
            assertEquals(List.of(1L, 3L), List.of(reloaded.bars(), reloaded.replaced()));
            assertTrue(reloaded.words().contains("0.5 times the stored ones, so all 4"));
            assertTrue(played.asked().getLast().contains("d1=20260226"), "from the first bar on");
            assertEquals(5.25, stored("AAPL").close()[0]);
            assertEquals(before + 1, version("AAPL"), "all in one transaction");
        }
    }

    @Test
    void aDividendsAdjustmentIsNoticedToo() throws Exception {
        String dear =
                IntStream.rangeClosed(23, 27)
                        .mapToObj(day -> "2026-02-%d,200,210,190,20%d,5\n".formatted(day, day % 10))
                        .reduce("Date,Open,High,Low,Close,Volume\n", String::concat);
        String cheaper = dear + "2026-03-02,200,210,190,201,5\n";
        for (int day = 23; day <= 27; day++) {
            String close = "20" + day % 10;
            cheaper =
                    cheaper.replace(
                            "190,%s,5".formatted(close),
                            "190,%.2f,5".formatted(Double.parseDouble(close) * 0.995));
        }
        try (Providers providers = providers("stooq")) {
            played.says(dear);
            refresh(providers, "AAPL");
            played.says(cheaper.replace("190,201,5", "190,200,5"));
            now = now.plus(Duration.ofMinutes(16));
            FetchReport.Stored reloaded =
                    assertInstanceOf(FetchReport.Stored.class, fetch(providers, "AAPL"));
            assertEquals(0.995, reloaded.factor().orElseThrow(), 1e-4);
            assertEquals(6, stored("AAPL").size());
        }
    }

    @Test
    void barsOfOthersAreNotReplaced() throws Exception {
        new PriceImport(database.jdbi(), clock)
                .importAnswer("AAPL", "my file", GOOD.replace(NEXT, ""), false);
        now = Instant.parse("2026-03-03T22:00:00Z");
        played.says(HALVED);
        try (Providers providers = providers("stooq")) {
            long before = version("AAPL");
            FetchReport.Failed failed =
                    assertInstanceOf(FetchReport.Failed.class, fetch(providers, "AAPL"));
            assertTrue(
                    failed.words()
                            .contains(
                                    "0.5 times the stored ones: they are adjusted for a split or a"
                                            + " dividend; the stored bars are from my file, so they are"
                                            + " kept"),
                    failed.words());
            assertEquals(false, failed.mayPass());
            assertEquals(before, version("AAPL"));
        }
    }

    @Test
    void aHistoryIsReplacedWholeOrNotAtAll() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            long before = version("AAPL");
            played.says(HALVED.replace("2026-02-26,5,5.5,4.5,5.25,2000\n", ""));
            assertTrue(fetch(providers, "AAPL").words().contains("whole history lacks 2026-02-26"));
            played.says(HALVED.replace("5.25,6,5,5.75", "5.25,6,9,5.75"));
            String said = fetch(providers, "AAPL").words();
            assertTrue(
                    said.contains(
                            "1 rows of the full history are invalid, so nothing was replaced"),
                    said);
            assertEquals(before, version("AAPL"));
            assertEquals(10.5, stored("AAPL").close()[0]);
        }
    }

    @Test
    void aSourceThatTellsTwoThingsIsNotBelieved() throws Exception {
        try (Providers providers = providers("stooq")) {
            close(providers);
            int before = played.asked().size();
            played.plays((_, out) ->
                    out.write(
                            PlayedProvider.answer(
                                    200, "", played.asked().size() == before + 1 ? HALVED : GOOD)));
            assertTrue(fetch(providers, "AAPL").words().contains("two versions"));
            assertEquals(3, stored("AAPL").size());
        }
    }

    @Test
    void aBudgetThatIsUsedUpMeansToWait() throws Exception {
        played.says(404, "", "");
        try (Providers providers = providers("polygon")) {
            List<String> tickers = List.of("A", "B", "C", "D", "E", "F", "G", "H");
            Map<String, FetchReport> fetched = providers.fetch(tickers);
            List<Duration> pauses =
                    fetched.values().stream()
                            .filter(FetchReport.Later.class::isInstance)
                            .map(later -> ((FetchReport.Later) later).pause())
                            .sorted()
                            .toList();
            assertEquals(5, played.asked().size());
            assertEquals(
                    List.of(12L, 24L, 36L),
                    pauses.stream().map(Duration::toSeconds).toList(),
                    "one after the other, as calls come back");
            assertEquals("budget_used_up", health(providers, ProviderName.POLYGON).state());
            assertEquals(now.plusSeconds(12), health(providers, ProviderName.POLYGON).until());
        }
    }

    @Test
    void askingTooMuchMeansToWaitAndARefusalDoesNot() throws Exception {
        played.says(429, "Retry-After: 90\r\n", "");
        try (Providers providers = providers("stooq")) {
            FetchReport.Later later =
                    assertInstanceOf(FetchReport.Later.class, fetch(providers, "AAPL"));
            assertEquals(Duration.ofSeconds(90), later.pause());
            FetchReport.Later second =
                    assertInstanceOf(FetchReport.Later.class, fetch(providers, "MSFT"));
            assertEquals(Duration.ofSeconds(92), second.pause());
            assertEquals(1, played.asked().size());
        }
        played.says(403, "", "");
        try (Providers providers = providers("finnhub")) {
            assertEquals(false, failed(fetch(providers, "AAPL")).mayPass());
            assertEquals(false, failed(fetch(providers, "MSFT")).mayPass());
            assertEquals(2, played.asked().size());
        }
    }

    private static FetchReport.Failed failed(FetchReport fetched) {
        return assertInstanceOf(FetchReport.Failed.class, fetched);
    }

    @Test
    void whenNobodyCanBeReachedItIsSaidWhatEachSaidAndBarsStay() throws Exception {
        try (Providers providers = providers("stooq,tiingo")) {
            close(providers);
            long before = version("AAPL");
            played.says(500, "", "");
            second.says(200, "", "<html>");
            FetchReport.Failed failed = failed(fetch(providers, "AAPL"));
            assertEquals(
                    "stooq answered with status 500; tiingo returned a web page instead of prices",
                    failed.words());
            assertTrue(failed.mayPass());
            for (int i = 0; i < 3; i++) {
                failed = failed(fetch(providers, "AAPL"));
            }
            assertTrue(
                    failed.words()
                            .contains(
                                    "cooling down after repeated failures (answered with status"
                                            + " 500)"),
                    failed.words());
            assertEquals(before, version("AAPL"));
            assertEquals(3, stored("AAPL").size());
        }
    }

    @Test
    void nobodyIsAskedForWhatNobodyTrades() throws Exception {
        new PriceImport(database.jdbi(), clock).seedSamples();
        try (Providers providers = providers("stooq", "PROVIDERS_NS", "none")) {
            assertEquals("synthetic", failed(fetch(providers, "DEMO01")).code());
            assertEquals("no_provider", failed(fetch(providers, "TCS.NS")).code());
            assertEquals(List.of(), played.asked());
        }
    }

    @Test
    void aNewSymbolIsAskedForWithFiveYears() throws Exception {
        played.says(GOOD);
        try (Providers providers = providers("stooq")) {
            assertInstanceOf(FetchReport.Stored.class, fetch(providers, "AAPL"));
            assertTrue(played.asked().getFirst().contains("d1=20210303"));
            assertEquals(
                    LocalDate.parse("2026-03-02"),
                    market.loadRaw(List.of("AAPL"), Timeframe.DAY).stream()
                            .map(History::bars)
                            .map(bars -> FetchRequest.date(bars, bars.size() - 1))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
