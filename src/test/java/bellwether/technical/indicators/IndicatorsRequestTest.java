package bellwether.technical.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Fault;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies of requests for indicators and patterns, and the spans that they name.
final class IndicatorsRequestTest {
    private static IndicatorsRequest.Asked asked(
            @Nullable String name, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> params = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new IndicatorsRequest.Asked(name, params);
    }

    private static IndicatorsRequest request(
            @Nullable String from, @Nullable String timeframe, IndicatorsRequest.Asked... asked) {
        return new IndicatorsRequest(Arrays.asList(asked), null, from, null, timeframe);
    }

    private static List<String> faults(IndicatorsRequest request) {
        return words(request.faults());
    }

    private static List<String> words(List<Fault> faults) {
        return faults.stream().map(fault -> fault.pointer() + " " + fault.detail()).toList();
    }

    private static String only(List<String> faults) {
        assertEquals(1, faults.size(), faults.toString());
        return faults.getFirst();
    }

    @Test
    void namesInAnyCaseTakeTheirDefaults() {
        IndicatorsRequest request =
                request(
                        null,
                        null,
                        asked("rsi"),
                        new IndicatorsRequest.Asked("MACD", null),
                        asked("SMA", "period", 50));
        assertEquals(List.of(), faults(request));
        assertEquals(
                List.of("RSI_14", "MACD_12_26_9", "SMA_50"),
                request.choices().stream().map(Indicators.Choice::id).toList());
        assertEquals(Timeframe.DAY, request.span().bars());
    }

    @Test
    void whatIsWrongWithAnEntryIsSaidAtItsPlace() {
        List<String> faults =
                faults(
                        request(
                                null,
                                null,
                                asked(null),
                                asked("RSY"),
                                asked("RSI", "period", 1),
                                asked("RSI", "period", "14"),
                                asked("RSI", "length", 14),
                                asked("OBV", "period", 14),
                                asked("SMA", "period", 2.5)));
        assertEquals(7, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("/indicators/0/name is required"), faults.get(0));
        assertTrue(faults.get(1).startsWith("/indicators/1/name must be"), faults.get(1));
        assertTrue(faults.get(1).endsWith("did you mean RSI?"), faults.get(1));
        assertEquals(
                "/indicators/2/params/period must be a whole number from 2 to 1000, was 1",
                faults.get(2));
        assertEquals("/indicators/3/params/period must be a number, was \"14\"", faults.get(3));
        assertTrue(faults.get(4).startsWith("/indicators/4/params/length "), faults.get(4));
        assertEquals("/indicators/5/params/period OBV takes no parameters", faults.get(5));
        assertTrue(faults.get(6).endsWith("was 2.5"), faults.get(6));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "list,a list", "map,an object"})
    void aValueOfAnotherKindIsNamed(String kind, String words) {
        Object value =
                switch (kind) {
                    case "true" -> true;
                    case "list" -> List.of(1);
                    default -> Map.of("a", 1);
                };
        String fault = only(faults(request(null, null, asked("RSI", "period", value))));
        assertTrue(fault.endsWith("must be a number, was " + words), fault);
    }

    @Test
    void aNameThatPointersEscapeIsEscaped() {
        String fault = only(faults(request(null, null, asked("RSI", "a/b~c", 1))));
        assertTrue(fault.startsWith("/indicators/0/params/a~1b~0c "), fault);
    }

    @Test
    void theSameTwiceIsRefusedAndTheSameWithOtherValuesIsNot() {
        assertEquals(
                "/indicators/1 repeats RSI_14",
                only(faults(request(null, null, asked("RSI"), asked("rsi", "period", 14.0)))));
        assertEquals(
                List.of(), faults(request(null, null, asked("RSI"), asked("RSI", "period", 15))));
    }

    @Test
    void whatComparesTwoSymbolsNeedsTheOther() {
        String fault = only(faults(request(null, null, asked("BETA"))));
        assertTrue(fault.startsWith("/benchmark is required: BETA_"), fault);
        IndicatorsRequest with =
                new IndicatorsRequest(List.of(asked("BETA")), "SPY", null, null, null);
        assertEquals(List.of(), faults(with));
        assertEquals("SPY", with.benchmarkTicker().orElseThrow().name());
    }

    @Test
    void whatBeginsWithEachSessionNeedsBarsWithinTheDay() {
        String fault = only(faults(request(null, null, asked("SVWAP"))));
        assertTrue(fault.startsWith("/timeframe SVWAP restarts with each session"), fault);
        assertTrue(fault.endsWith("was 1d"), fault);
        assertEquals(List.of(), faults(request(null, "5m", asked("SVWAP"))));
        assertTrue(
                only(faults(request(null, "7m", asked("SVWAP")))).contains("\"7m\""),
                "an unknown timeframe is one fault");
    }

    @ParameterizedTest
    @CsvSource({
        "year,1d,",
        "2024-01-05,1d,",
        "2024-01-05T10:30,5m,",
        "2024-01-05T15:30:00Z,5m,",
        "2024-01-05T10:30,1d,must be a date",
        "highest_high,1d,/from is required",
        "someday,1d,must be a date such as",
        "0000-01-01,1d,must be a date such as",
    })
    void anAnchorIsADateATimeOrAnEvent(String anchor, String timeframe, @Nullable String words) {
        List<String> faults = faults(request(null, timeframe, asked("AVWAP", "anchor", anchor)));
        if (words == null) {
            assertEquals(List.of(), faults);
        } else {
            assertTrue(only(faults).contains(words), faults.toString());
        }
    }

    @Test
    void anAnchorOfTheBarsShownIsGoodWithAFrom() {
        IndicatorsRequest request =
                request("2024-01-01", null, asked("AVWAP", "anchor", "LOWEST_LOW"));
        assertEquals(List.of(), faults(request));
        assertEquals("AVWAP_lowest_low", request.choices().getFirst().id());
        assertEquals("AVWAP_year", request(null, null, asked("AVWAP")).choices().getFirst().id());
    }

    @Test
    void momentsOfAnyOffsetAreTheSameAnchor() {
        assertEquals(
                Optional.of(new Anchor.Moment(Instant.parse("2024-01-05T15:30:00Z"))),
                Anchor.of("2024-01-05T10:30:00-05:00"));
        assertEquals(Optional.empty(), Anchor.of("2024-02-30"));
        assertEquals(Optional.empty(), Anchor.of("10000-01-01"));
        assertEquals(Optional.empty(), Anchor.of("+10000-01-01T00:00:00Z"));
    }

    @Test
    void aListThatIsTooLongIsBlamedOnce() {
        IndicatorsRequest.Asked[] many =
                IntStream.range(0, 60)
                        .mapToObj(_ -> asked("NONE"))
                        .toArray(IndicatorsRequest.Asked[]::new);
        assertEquals(List.of(), faults(request(null, null, many)), "by its constraint");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2024-02-30|-|-|/from must be a date such as 2024-01-31, was \"2024-02-30\"",
                "-|soon|-|/to must be a date such as 2024-01-31, was \"soon\"",
                "2024-02-02|2024-02-01|-|/from must not be after to, was 2024-02-02 and to 2024-02-01",
                "10000-01-01|-|-|/from must be a date such as 2024-01-31, was \"10000-01-01\"",
            })
    void aSpanThatIsNoneIsSaid(
            @Nullable String from, @Nullable String to, @Nullable String frame, String words) {
        assertEquals(List.of(words), words(new RequestedSpan(from, to, frame).faults()));
    }

    @Test
    void aTimeframeThatIsNoneIsAnsweredWithTheNearest() {
        String fault = only(words(new RequestedSpan(null, null, "1 d").faults()));
        assertTrue(fault.startsWith("/timeframe must be"), fault);
    }

    @Test
    void aSpanIsWholeDaysByTheClockOfItsExchange() {
        RequestedSpan span = new RequestedSpan("2024-03-10", "2024-03-10", "5m");
        ZoneId newYork = ZoneId.of("America/New_York");
        assertEquals(
                Instant.parse("2024-03-10T05:00:00Z").getEpochSecond(), span.firstSecond(newYork));
        assertEquals(
                Instant.parse("2024-03-11T04:00:00Z").getEpochSecond(),
                span.end(newYork),
                "a day of 23 hours");
        assertEquals(24 * 3_600, span.end(ZoneOffset.UTC) - span.firstSecond(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,at all",
                "2024-01-02,-,from 2024-01-02",
                "-,2024-01-02,to 2024-01-02",
                "2024-01-02,2024-01-03,from 2024-01-02 to 2024-01-03",
            })
    void aSpanInWords(@Nullable String from, @Nullable String to, String words) {
        assertEquals(words, new RequestedSpan(from, to, null).words());
    }

    @Test
    void aLongWordIsShownCut() {
        String rule = RequestedSpan.unknown("a date", "x".repeat(100), List.of());
        assertEquals("must be a date, was \"" + "x".repeat(60) + "…\"", rule);
        assertTrue(
                RequestedSpan.unknown("one", "zzzzzzzz", List.of("a", "b"))
                        .endsWith("; known are a, b"));
    }

    private static PatternsRequest patterns(@Nullable List<String> names) {
        return new PatternsRequest(names, null, null, null);
    }

    @Test
    void withoutNamesAllPatternsAreLookedFor() {
        assertEquals(EnumSet.allOf(CandlePattern.class), patterns(null).candles());
        assertEquals(EnumSet.allOf(ChartPattern.Kind.class), patterns(null).charts());
        assertEquals(0, patterns(List.of()).candles().size());
    }

    @Test
    void patternsAreNamedInAnyCaseOrAsTaLibDoes() {
        CandlePattern first = List.of(CandlePattern.values()).getFirst();
        ChartPattern.Kind chart = List.of(ChartPattern.Kind.values()).getFirst();
        PatternsRequest request =
                patterns(
                        List.of(
                                first.taLibName().toLowerCase(Locale.ROOT),
                                chart.name().toLowerCase(Locale.ROOT)));
        assertEquals(List.of(), words(request.faults()));
        assertEquals(EnumSet.of(first), request.candles());
        assertEquals(EnumSet.of(chart), request.charts());
    }

    @Test
    void aPatternUnderTwoNamesIsARepeat() {
        CandlePattern first = List.of(CandlePattern.values()).getFirst();
        assertEquals(
                "/patterns/1 repeats " + first.name(),
                only(words(patterns(List.of(first.name(), first.taLibName())).faults())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing like it at all"})
    void anUnknownPatternIsSaidAtItsPlace(String name) {
        String fault = only(words(patterns(List.of(name)).faults()));
        assertTrue(fault.startsWith("/patterns/0 must be the name of a pattern"), fault);
    }
}
