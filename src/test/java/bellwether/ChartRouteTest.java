package bellwether;

import static bellwether.OverviewCalls.FIRST;
import static bellwether.OverviewCalls.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Charts over HTTP.
final class ChartRouteTest {
    private static final int DAYS = 620;
    private static final String WAVE = "/api/v1/stocks/WAVE-USD/chart";

    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(FIRST.plusDays(DAYS).atTime(8, 0).toInstant(ZoneOffset.UTC));
        calls.waves("WAVE-USD", 0, DAYS);
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    private static JsonNode chart(String query) {
        return calls.json(WAVE + "?" + query);
    }

    @Test
    void barsAreWholeAndExact() {
        JsonNode chart = chart("last=3");
        assertEquals("WAVE-USD", chart.get("ticker").asText());
        assertEquals("1d", chart.get("timeframe").asText());
        assertEquals("USD", chart.get("currency").asText());
        assertEquals("UTC", chart.get("zone").asText());
        assertEquals(FIRST.plusDays(DAYS - 1).toString(), chart.get("as_of").asText());
        assertEquals(0, chart.get("stale_sessions").asInt());
        assertFalse(chart.get("stale").asBoolean());
        assertEquals("test", chart.get("source").asText());
        assertFalse(chart.get("synthetic").asBoolean());
        assertFalse(chart.get("adjusted").asBoolean());
        assertFalse(chart.get("partial").asBoolean());
        assertTrue(chart.get("has_more").asBoolean());
        List<Double> closes = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int day = DAYS - 3; day < DAYS; day++) {
            closes.add(OverviewCalls.wave(day));
            times.add((double) FIRST.plusDays(day).toEpochDay() * 86_400);
        }
        assertEquals(closes, numbers(chart.at("/bars/close")));
        assertEquals(times, numbers(chart.at("/bars/time")));
        assertEquals(1_000_000 + 37 * (DAYS - 1), chart.at("/bars/volume/2").asInt());
        assertEquals(0, chart.get("lines").size());
        assertEquals(0, chart.get("missing").size());
    }

    /// A chart that read only the bars it shows would begin its averages anew.
    @Test
    void valuesDoNotDependOnHowManyBarsAreShown() {
        String lines = "&lines=EMA:50,EMA:200,RSI:14,MACD:12:26:9,KAMA&digits=17";
        JsonNode all = chart("last=5000" + lines);
        JsonNode some = chart("last=30" + lines);
        String before = FIRST.plusDays(DAYS - 30).toString();
        JsonNode earlier = chart("last=40&before=" + before + lines);
        for (int line = 0; line < 5; line++) {
            for (var column : all.at("/lines/" + line + "/values").properties()) {
                List<Double> whole = numbers(column.getValue());
                String at = "/lines/" + line + "/values/" + column.getKey();
                assertEquals(DAYS, whole.size());
                assertEquals(whole.subList(DAYS - 30, DAYS), numbers(some.at(at)), at);
                assertEquals(whole.subList(DAYS - 70, DAYS - 30), numbers(earlier.at(at)), at);
            }
        }
    }

    @Test
    void linesAreThoseOfTheIndicatorsRoute() {
        JsonNode chart = chart("last=20&lines=rsi,BBANDS:20:2,MACD_12_26_9,OBV");
        JsonNode computed =
                calls.keyed
                        .with(calls.ann)
                        .post(
                                "/api/v1/stocks/WAVE-USD/indicators",
                                "{\"indicators\":[{\"name\":\"RSI\"},{\"name\":\"BBANDS_20_2\"},{\"name\":\"MACD\"},{\"name\":\"OBV\"}],\"from\":\"%s\"}"
                                        .formatted(FIRST.plusDays(DAYS - 20)))
                        .json();
        assertEquals(4, chart.get("lines").size());
        for (int i = 0; i < 4; i++) {
            JsonNode line = chart.at("/lines/" + i);
            String id = line.get("id").asText();
            JsonNode expected = computed.at("/indicators/" + i);
            assertEquals(expected.get("id").asText(), id);
            assertEquals(expected.get("units"), line.get("unit"));
            for (var column : expected.get("values").properties()) {
                String key = expected.get("values").size() == 1 ? id : id + "." + column.getKey();
                List<Double> theirs = numbers(column.getValue());
                List<Double> ours = numbers(line.at("/values").get(key));
                for (int bar = 0; bar < 20; bar++) {
                    assertEquals(theirs.get(bar), ours.get(bar), 1e-6 * Math.abs(ours.get(bar)));
                }
            }
        }
        assertEquals("own", chart.at("/lines/0/pane").asText());
        assertEquals("[30,70]", chart.at("/lines/0/levels").toString());
        assertEquals("RSI", chart.at("/lines/0/indicator").asText());
        assertEquals(14, chart.at("/lines/0/parameters/period").asInt());
        assertEquals("price", chart.at("/lines/1/pane").asText());
        assertTrue(chart.at("/lines/1/levels").isNull());
        assertEquals("own", chart.at("/lines/2/pane").asText(), "a difference of prices");
    }

    @Test
    void linesHaveTheDigitsThatAreAskedFor() {
        assertEquals(4, digits(chart("last=1&lines=EMA:50&digits=4")));
        assertEquals(7, digits(chart("last=1&lines=EMA:50")));
        assertTrue(digits(chart("last=1&lines=EMA:50&digits=17")) > 12);
        assertEquals(
                OverviewCalls.wave(DAYS - 1),
                chart("last=1&digits=3").at("/bars/close/0").asDouble(),
                "prices keep theirs");
    }

    private static int digits(JsonNode chart) {
        return chart.at("/lines/0/values/EMA_50/0").asText().replace(".", "").length();
    }

    @Test
    void pagesLeadBackToTheFirstBarWithoutAGapOrARepeat() {
        List<Double> times = new ArrayList<>();
        String before = "";
        int pages = 0;
        boolean more = true;
        while (more) {
            JsonNode page = chart("last=250" + before);
            times.addAll(0, numbers(page.at("/bars/time")));
            before = "&before=" + instant(page.at("/bars/time/0").asLong());
            more = page.get("has_more").asBoolean();
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(DAYS, times.size());
        for (int day = 0; day < DAYS; day++) {
            assertEquals(FIRST.plusDays(day).toEpochDay() * 86_400.0, times.get(day));
        }
        JsonNode none = chart("lines=EMA:50&marks=patterns,verdicts,actions" + before);
        assertEquals(0, none.at("/bars/time").size());
        assertFalse(none.get("has_more").asBoolean());
    }

    private static String instant(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    @Test
    void warmUpIsNullAndWhatHasNoValueSaysWhy() {
        calls.waves("SHORT-USD", DAYS - 44, DAYS);
        JsonNode chart = calls.json("/api/v1/stocks/SHORT-USD/chart?lines=EMA:50,SMA:40");
        assertEquals("EMA_50", chart.at("/missing/0/line").asText());
        assertTrue(
                chart.at("/missing/0/reason").asText().contains("50 bars with close needed; 44"));
        assertEquals(44, chart.at("/lines/0/values/EMA_50").size());
        List<Double> average = numbers(chart.at("/lines/1/values/SMA_40"));
        assertTrue(average.subList(0, 39).stream().allMatch(value -> value.isNaN()));
        assertFalse(average.get(39).isNaN());
        assertEquals(1, chart.get("missing").size());
    }

    @Test
    void fiveHundredBarsWithTwoLinesAreSmall() throws IOException {
        Call.Answer answer = calls.get(calls.ann, WAVE + "?last=500&lines=EMA:50,RSI:14");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(packed.size() <= 25_000, packed.size() + " bytes");
    }

    @Test
    void theTagMovesWithBarsAndTheCallersAnalyses() {
        calls.waves("TAG-USD", DAYS - 300, DAYS - 1);
        String path = "/api/v1/stocks/TAG-USD/chart?last=50&lines=EMA:20&marks=verdicts";
        String tag = calls.get(calls.ann, path).header("ETag");
        assertEquals(304, conditional(path, tag));
        calls.analysed(calls.bob, "TAG-USD");
        assertEquals(304, conditional(path, tag), "another's analysis");
        calls.analysed(calls.ann, "TAG-USD");
        String analysed = calls.get(calls.ann, path).header("ETag");
        assertNotEquals(tag, analysed);
        calls.waves("TAG-USD", DAYS - 1, DAYS);
        String longer = calls.get(calls.ann, path).header("ETag");
        assertNotEquals(analysed, longer);
        assertNotEquals(longer, calls.get(calls.ann, path + "&digits=5").header("ETag"));
        assertNotEquals(longer, calls.get(calls.bob, path).header("ETag"));
        assertEquals(304, conditional(path, longer));
    }

    private static int conditional(String path, String tag) {
        return calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status();
    }

    @Test
    void barsAreATableToo() {
        Call.Answer table =
                calls.keyed
                        .with(calls.ann)
                        .header("Accept", "text/csv")
                        .get(WAVE + "?last=2&lines=EMA:50,MOM:10");
        String[] rows = table.body().split("\r\n", -1);
        assertEquals("date,open,high,low,close,volume,EMA_50,MOM_10", rows[0]);
        assertTrue(rows[2].startsWith(FIRST.plusDays(DAYS - 1) + ","), rows[2]);
        assertFalse(rows[2].contains("'"), "a negative number is no formula");
        assertEquals(4, rows.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last=0 | ?last | must be a whole number from 1 to 5000, was \"0\"",
                "last=5001 | ?last | from 1 to 5000",
                "last=many | ?last | was \"many\"",
                "digits=2 | ?digits | from 3 to 17",
                "digits=18 | ?digits | from 3 to 17",
                "timeframe=1D | ?timeframe | did you mean 1d?",
                "timeframe=5m | ?timeframe | has no bars of WAVE-USD by 5m; available: 1d, 1wk,"
                        + " 1mo, 3mo, 1y",
                "before=yesterday | ?before | must be a date such as",
                "lines=RSJ:14 | ?lines | did you mean RSI?",
                "lines=EMA:1 | ?lines | period must be a whole number from 2 to 1000, was 1",
                "lines=EMA:5:6 | ?lines | EMA takes 1 parameters, was given 2",
                "lines=EMA:x | ?lines | must be the name of an indicator",
                "lines=EMA:50,EMA_50 | ?lines | repeats EMA_50",
                "lines=BETA | ?lines | compares with the closes of another symbol",
                "lines=SVWAP | ?lines | restarts with each session",
                "lines=AVWAP:highest_high | ?lines | starts at an extreme of the bars shown",
                "lines=EMA:2,EMA:3,EMA:4,EMA:5,EMA:6,EMA:7,EMA:8,EMA:9,EMA:10 | ?lines | must be at"
                        + " most 8 indicators, were 9",
                "lines=EMA:50,, | ?lines | must be the name of an indicator",
                "marks=pattern | ?marks | did you mean patterns?",
                "mark=patterns | ?mark | did you mean marks?",
            })
    void whatIsWrongIsNamed(String query, String pointer, String detail) {
        calls.assertRefused(pointer, detail, calls.get(calls.ann, WAVE + "?" + query));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Call.Answer answer = calls.get(calls.ann, WAVE + "?lines=RSJ,EMA:1&marks=all");
        assertEquals(3, answer.json().get("errors").size(), answer.body());
    }

    @Test
    void anUnknownSymbolIsNotFound() {
        Call.Answer answer = calls.get(calls.ann, "/api/v1/stocks/WAVES-USD/chart");
        assertEquals(404, answer.status());
        assertEquals("unknown_symbol", answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains("Did you mean WAVE-USD?"));
    }

    @Test
    void anAnchorOutsideTheBarsIsMissing() {
        JsonNode chart = chart("last=5&lines=AVWAP:2026-01-05,AVWAP:1999-01-05,AVWAP:last_split");
        assertEquals(1, chart.get("lines").size(), chart.toPrettyString());
        assertEquals("AVWAP_2026-01-05", chart.at("/lines/0/id").asText());
        assertEquals("2026-01-05", chart.at("/lines/0/parameters/anchor").asText());
        assertEquals(2, chart.get("missing").size());
        assertEquals("AVWAP_1999-01-05", chart.at("/missing/0/line").asText());
    }
}
