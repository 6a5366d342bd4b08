package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;

import bellwether.bench.attack.Attack.Setting;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Readers of long histories, with a good key: what a page costs must not grow with what is stored.
/// The market's database holds one symbol of two million minutes and 4,000 of five years.
final class HistoryAttacks {
    private static final Setting MARKET = usual().on(Setting.Stock.MARKET).unlimited();
    private static final String MINUTES =
            "/api/v1/stocks/%s/bars?timeframe=1m&limit=1".formatted(Stock.THREE_YEARS);

    private HistoryAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "bars",
                        "30 readers of one bar of 300,000 minutes",
                        MARKET,
                        gets(30, List.of(MINUTES))),
                // another route over the same histories, and bars made of them
                Attack.of(
                        "bars",
                        "30 readers of days and months made of 2,000,000 minutes",
                        MARKET,
                        gets(
                                30,
                                List.of(
                                        "/api/v1/stocks/"
                                                + Stock.LONG
                                                + "/bars?timeframe=1d&limit=1",
                                        "/api/v1/bars?timeframe=1mo&chart=heikin_ashi&tickers="
                                                + Stock.LONG,
                                        "/udf/history?resolution=1D&from=0&to=2000000000&symbol="
                                                + Stock.LONG))),
                // charts and indicators, 100 at once
                Attack.of(
                        "bars",
                        "100 of the whole history for charts and indicators",
                        MARKET,
                        target -> {
                            String indicators =
                                    HonestCaller.post(
                                            "/api/v1/stocks/" + Stock.THREE_YEARS + "/indicators",
                                            target.reader(),
                                            "{\"timeframe\":\"1m\",\"indicators\":[{\"name\":\"RSI\"},{\"name\":\"MACD\"}]}");
                            String chart =
                                    HonestCaller.get(
                                            "/udf/history?resolution=1&from=0&to=2000000000&symbol="
                                                    + Stock.THREE_YEARS,
                                            target.reader());
                            return Crowd.of(
                                            100,
                                            Script.opening(n -> n % 2 == 0 ? indicators : chart))
                                    .from(10)
                                    .run(target);
                        }),
                Attack.of(
                        "minutes",
                        "8 readers of 2,000,000 minutes: pages, JSON, columns, CSV, Parquet",
                        MARKET,
                        wholes(8, 65_536, 0)),
                // the readers are slow, so that what is made for them stays
                Attack.of(
                        "minutes",
                        "24 slow readers of the same, 50 kB/s",
                        MARKET,
                        wholes(24, 5_000, 100)),
                // they go away in the middle, again and again
                Attack.of(
                        "minutes",
                        "16 readers of the same, reset each second",
                        MARKET,
                        target -> {
                            Load.Result last = Load.Result.of("");
                            while (!target.time().over()) {
                                last =
                                        new Crowd(
                                                        16,
                                                        16,
                                                        4,
                                                        whole(target).leaving(Script.Leaving.RESET),
                                                        Set.of())
                                                .run(target.during(1_000));
                            }
                            return last;
                        }),
                Attack.of(
                        "results",
                        "60 readers of pages of results, 6 kB/s",
                        MARKET,
                        results(60, 1_200, 200)),
                // within the market's own limits, all prices instead of results
                Attack.of(
                        "results",
                        "28 readers of the whole market's prices, 5 kB/s",
                        MARKET,
                        target -> {
                            String request =
                                    HonestCaller.get("/api/v1/bars?universe=all", target.reader())
                                            .replace("Connection: close", "Accept: text/csv");
                            return Crowd.of(28, Script.opening(_ -> request).reading(1_000, 190))
                                    .run(target);
                        }),
                // nothing is read of answers that are asked for again and again
                Attack.of(
                        "results",
                        "200 of ten pages each in a pipeline, nothing read",
                        MARKET,
                        results(200, 0, 0)));
    }

    private static Load gets(int readers, List<String> paths) {
        return target -> {
            List<String> requests =
                    paths.stream().map(path -> HonestCaller.get(path, target.reader())).toList();
            return Crowd.of(readers, Script.opening(n -> requests.get(n % requests.size())))
                    .atMost(100 * readers)
                    .from(4)
                    .run(target);
        };
    }

    private static Script whole(Target target) {
        String path = "/api/v1/bars?timeframe=1m&tickers=" + Stock.LONG;
        List<ByteBuffer> requests =
                List.of(
                                HonestCaller.get(path, target.reader()),
                                HonestCaller.get(path + "&shape=columns", target.reader()),
                                accepting(path, target, "text/csv"),
                                accepting(path, target, "application/vnd.apache.parquet"),
                                HonestCaller.get(
                                        "/api/v1/stocks/"
                                                + Stock.LONG
                                                + "/bars?timeframe=1m&limit=1000",
                                        target.reader()))
                        .stream()
                        .map(request -> ByteBuffer.wrap(Script.bytes(request)))
                        .toList();
        return Script.openingBytes(n -> requests.get(n % requests.size()).duplicate());
    }

    private static String accepting(String path, Target target, String type) {
        return HonestCaller.get(path, target.reader())
                .replace("Connection: close", "Connection: close\r\nAccept: " + type);
    }

    private static Load wholes(int readers, int bytes, int everyMillis) {
        return target -> Crowd.of(readers, whole(target).reading(bytes, everyMillis)).run(target);
    }

    private static Load results(int readers, int bytes, int everyMillis) {
        return target -> {
            String job = Stock.endedJob(target);
            List<String> requests =
                    IntStream.range(0, 60)
                            .mapToObj(i ->
                                    "GET /api/v1/jobs/%s/results?limit=%d&view=full HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
                                            .formatted(job, 200 - i, target.master()))
                            .toList();
            int times = bytes == 0 ? 10 : 1;
            return Crowd.of(
                            readers,
                            Script.opening(n -> requests.get(n % 60).repeat(times))
                                    .reading(bytes, everyMillis))
                    .run(target);
        };
    }
}
