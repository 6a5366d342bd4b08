package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.History;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.analysis.AnalysisMoment;
import bellwether.research.analysis.ModelVotes;
import bellwether.research.analysis.store.AnalysisJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A whole analysis job over providers at their worst: it ends, and nothing is lost.
final class WholeJobTest extends ProvidersTestCase {
    /// Far above all timeouts together, far below what would be waited for without them.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int SYMBOLS = 30;

    static Stream<Map.Entry<String, PlayedProvider.Part>> bad() {
        return Stream.of(
                Map.entry("it hangs", (_, _) -> new CountDownLatch(1).await(10, TimeUnit.MINUTES)),
                Map.entry(
                        "it drips",
                        (_, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            while (!new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)) {
                                out.write('D');
                                out.flush();
                            }
                        }),
                Map.entry(
                        "it lies",
                        (_, out) ->
                                out.write(
                                        PlayedProvider.answer(
                                                200,
                                                "",
                                                """
                                                Date,Open,High,Low,Close,Volume
                                                2026-02-27,1,1,1,1,1
                                                2026-03-02,9e9,9e9,9e9,9e9,1
                                                """))),
                Map.entry(
                        "it floods",
                        (_, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            byte[] noise = "1,".repeat(32_000).getBytes(StandardCharsets.US_ASCII);
                            for (int i = 0; i < 100_000; i++) {
                                out.write(noise); // 6 GB, if anybody took it
                            }
                        }),
                Map.entry(
                        "it redirects",
                        (_, out) ->
                                out.write(
                                        PlayedProvider.answer(
                                                302, "Location: http://169.254.169.254/\r\n", ""))),
                Map.entry("it hangs up", (_, _) -> {}));
    }

    private static String ticker(int i) {
        return "T%02d".formatted(i);
    }

    private static String history(int i) {
        StringBuilder rows = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int day = 0; day < 250; day++) {
            double close = 50 + i + 5 * Math.sin(day / 9.0);
            rows.append(DAY.minusDays(4 + 250 - day))
                    .append(",%s,%s,%s,%s,1000%n".formatted(close, close + 1, close - 1, close));
        }
        return rows.toString();
    }

    private Map<String, History> all() {
        List<String> tickers = IntStream.range(0, SYMBOLS).mapToObj(WholeJobTest::ticker).toList();
        return market.loadRaw(tickers, Timeframe.DAY).stream()
                .collect(Collectors.toMap(History::ticker, Function.identity()));
    }

    private Quality quality() {
        return new Quality(database.jdbi(), market, new Calendars(InstantSource.system()));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aJobIsDelayedByTimeoutsOnlyAndLosesNothing(Map.Entry<String, PlayedProvider.Part> how)
            throws Exception {
        for (int i = 0; i < SYMBOLS; i++) {
            new PriceImport(database.jdbi(), clock)
                    .importAnswer(ticker(i), "my files", history(i), false);
        }
        Map<String, History> before = all();
        played.plays(how.getValue());
        second.plays(how.getValue());
        try (Providers providers = providers("stooq,tiingo");
                Jobs jobs =
                        new Jobs(
                                database.jdbi(),
                                database.jdbi(),
                                List.of(
                                        new AnalysisJob(
                                                market,
                                                quality().warner(),
                                                providers::refresh,
                                                AnalysisMoment.STALE_SESSIONS,
                                                ModelVotes.NONE)),
                                JobSettings.of(2).withoutListening(),
                                InstantSource.system())) {
            jobs.start();
            JobView job = ended(jobs);
            assertEquals(JobState.COMPLETED, job.state());
            assertEquals(List.of(SYMBOLS, 0), List.of(job.counts().done(), job.counts().failed()));
            assertTrue(played.asked().size() + second.asked().size() >= 2, "somebody was asked");
            for (ProviderName source : List.of(ProviderName.STOOQ, ProviderName.TIINGO)) {
                String state = health(providers, source).state();
                assertTrue(
                        state.equals("open_breaker") || how.getKey().equals("it lies"),
                        source.label() + " is " + state);
            }
        }
        assertEquals(versions(before), versions(all()));
        before.forEach(
                (ticker, history) -> assertEquals(history.bars().size(), stored(ticker).size()));
        int warned =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select count(*) from analysis where"
                                                        + " document->>'warnings' like '%stooq %'")
                                        .mapTo(Integer.class)
                                        .one());
        assertEquals(SYMBOLS, warned, "each says what was wrong");
    }

    private static Map<String, Long> versions(Map<String, History> histories) {
        return histories.values().stream()
                .collect(Collectors.toMap(History::ticker, History::dataVersion));
    }

    private JobView ended(Jobs jobs) throws InterruptedException {
        String params =
                "{\"profile\":\"balanced\",\"timeframe\":\"1d\",\"capital\":1000,\"requested_on\":\"%s\"}"
                        .formatted(DAY);
        var made =
                jobs.create(
                        new NewJob(
                                Caller.LOCAL.owner(),
                                "analysis",
                                params,
                                IntStream.range(0, SYMBOLS).mapToObj(WholeJobTest::ticker).toList(),
                                1,
                                Optional.empty(),
                                "hash"));
        return jobs.of(new Actor(Caller.LOCAL, "", "")).await(made.id(), PATIENCE).orElseThrow();
    }
}
