package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text, JSON and trees.
final class ConditionTextTest {
    private static final List<String> TEXTS =
            List.of(
                    "RSI_14 < 30 and close crosses above SMA_50 within 3 bars and engulfing is bullish and verdict.trend >= BUY",
                    "not (close > open or volume[1] > 2 * volume) and on_list(\"My list\")",
                    "(RSI_14 between 30 and 70 and close rising 3) for 5 bars or MACD_12_26_9.signal falling 2",
                    "SMA_20[1]@1wk > close * 5% - (2 - 1) * -ATR_14",
                    "sector in (\"Health Care\", Energy, \"known\") and score is known and not synthetic",
                    "mine.as_of >= 2024-02-20 and min(open, close, SMA_20) crosses max(low, 5)",
                    "close > 1.5bn or volume > 2m or volume > 3k",
                    "weekday is not monday and month_begins and AVWAP_2024-02-20 < close",
                    "SAR_0.02_0.2 > close and position.profit_percent < -5%");

    @Test
    void everyTextIsPrintedAsItIsReadBack() {
        for (String text : TEXTS) {
            Condition condition = RuleTestFields.read(text);
            String printed = ConditionLanguage.text(condition);
            assertEquals(condition, RuleTestFields.read(printed), printed);
            assertEquals(printed, ConditionLanguage.text(RuleTestFields.read(printed)));
        }
    }

    @Test
    void textIsReadAsTheGrammarSays() {
        assertEquals(
                new Condition.Any(
                        List.of(
                                new Condition.All(
                                        List.of(
                                                new Condition.Comparison(
                                                        Operand.FieldValue.of("RSI_14"),
                                                        Relation.LESS,
                                                        new Operand.Literal(30, false)),
                                                new Condition.Not(
                                                        new Condition.Within(
                                                                new Condition.Cross(
                                                                        Operand.FieldValue.of(
                                                                                "close"),
                                                                        CrossDirection.ABOVE,
                                                                        Operand.FieldValue.of(
                                                                                "SMA_50")),
                                                                3)))),
                                new Condition.WordOrder(
                                        Operand.FieldValue.of("verdict"),
                                        Relation.AT_LEAST,
                                        "BUY"))),
                RuleTestFields.read(
                        "rsi_14 < 30 AND NOT close crosses above sma_50 within 3 bars or verdict >= buy"));
        assertEquals(
                new Condition.Comparison(
                        new Operand.Arithmetic(
                                Operation.SUBTRACT,
                                new Operand.Arithmetic(
                                        Operation.SUBTRACT,
                                        Operand.FieldValue.of("close"),
                                        Operand.FieldValue.of("open")),
                                new Operand.Arithmetic(
                                        Operation.MULTIPLY,
                                        new Operand.Literal(2, false),
                                        Operand.FieldValue.of("ATR_14"))),
                        Relation.GREATER,
                        new Operand.Literal(-5_000_000, false)),
                RuleTestFields.read("close - open - 2*ATR_14 > -5m"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomTreesSurviveTextAndJson(long seed) {
        RandomConditions random = new RandomConditions(seed, true);
        ConditionLanguage language = new ConditionLanguage(RuleTestFields.ALL);
        for (int i = 0; i < 1000; i++) {
            Condition condition = random.next();
            String text = ConditionLanguage.text(condition);
            assertEquals(condition, RuleTestFields.read(text), text);
            List<Fault> faults = new ArrayList<>();
            JsonNode json = read(Json.write(ConditionLanguage.json(condition)));
            assertEquals(
                    condition,
                    language.parse(json, "", faults).orElse(null),
                    () -> json + " " + faults);
            assertTrue(ConditionLanguage.sentence(condition).endsWith("."));
        }
    }

    private static JsonNode read(String json) {
        try {
            return Json.shared().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void everyErrorOfMutilatedTextsLiesInside() {
        Random random = new Random(20);
        ConditionLanguage language = new ConditionLanguage(RuleTestFields.ALL);
        String alphabet = " ()[]<>=!+-*/,.@\"%_aRS09é\u0000\n\ud83d\ude00";
        int wrong = 0;
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
            for (int hurt = 1 + random.nextInt(4); hurt > 0; hurt--) {
                mutilate(text, alphabet, random);
            }
            String typed = text.toString();
            if (language.parse(typed) instanceof ParsedCondition.Invalid(var errors)) {
                wrong++;
                assertTrue(!errors.isEmpty(), typed);
                for (ConditionError error : errors) {
                    assertTrue(
                            error.position() >= 0
                                    && error.length() >= 0
                                    && error.position() + error.length() <= typed.length(),
                            () -> typed + ": " + error);
                    assertTrue(!error.detail().isBlank());
                }
            } else {
                Condition condition = RuleTestFields.read(typed);
                assertEquals(
                        condition, RuleTestFields.read(ConditionLanguage.text(condition)), typed);
            }
        }
        assertTrue(wrong > 3500, "only " + wrong + " were wrong");
    }

    private static void mutilate(StringBuilder text, String alphabet, Random random) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
            case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
            case 2 -> text.setLength(Math.max(1, at));
            case 3 -> text.insert(at, text.substring(0, Math.min(text.length(), 20)));
            case 4 ->
                    text.insert(
                            at,
                            new String[] {" and ", " or ", " not ", "(", ")", " is "}
                                    [random.nextInt(6)]);
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
        }
        if (text.isEmpty()) {
            text.append('x');
        }
    }

    @Test
    void allErrorsAreNamedAtOnce() {
        List<ConditionError> errors =
                RuleTestFields.errors("RSI_14 << 30 and clsoe > 5 or close > 5% and SMA_1 > 2");
        assertEquals(
                List.of(8, 17, 30, 45), errors.stream().map(ConditionError::position).toList());
        assertEquals("close", errors.get(1).didYouMean());
        assertEquals(5, errors.get(1).length());
        assertEquals("a price cannot be compared with a percent", errors.get(2).detail());
        assertEquals(
                "SMA_1: period must be a whole number from 2 to 1000, was 1",
                errors.get(3).detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RIS_14 < 30                   | 0  | 6 | no field is called "RIS_14"; did you mean RSI_14?
                    price > 100                   | 0  | 5 | no field is called "price"; did you mean close?
                    Vol > 1000                    | 0  | 3 | no field is called "Vol"; did you mean volume?
                    change < -2                   | 0  | 6 | no field is called "change"; did you mean return_1?
                    close                         | 0  | 5 | a price alone is no test
                    close > verdict               | 0  | 15| a price cannot be compared with a word
                    engulfing                     | 0  | 9 | engulfing is a word; say which
                    engulfing is bulish           | 13 | 6 | engulfing is never "bulish"; did you mean bullish?
                    verdict >= BYU                | 11 | 3 | verdict is never "BYU"; did you mean BUY?
                    regime >= trending            | 10 | 8 | the words of regime have no order
                    MACD_12_26_9 > 0              | 0  | 12| MACD_12_26_9: MACD_12_26_9 has the lines macd, signal, histogram; write MACD_12_26_9.histogram
                    close >                       | 7  | 0 | the text ends where a number, a field or ( is expected
                    close crosss above SMA_20     | 6  | 6 | found "crosss" behind a value; did you mean crosses?
                    (close > 5                    | 10 | 0 | the text ends where ), and or or is expected
                    close > 5)                    | 9  | 1 | found ")" where and, or or the end is expected
                    close > 5 within 0 bars       | 0  | 23| the number of bars must be 1 to 1000, was 0
                    close rising 2000             | 0  | 17| the number of bars must be 1 to 1000, was 2000
                    close[1001] > 5               | 0  | 11| bars ago must be 0 to 1000, was 1001
                    close@1w > 5                  | 5  | 3 | no timeframe is called "1w"
                    verdict@1wk is BUY            | 0  | 11| verdict has no values of longer bars
                    close + RSI_14 > 5            | 0  | 14| a price + a number makes no sense
                    position.profit_percent rising 2 | 0 | 32 | positions and money are known on the present bar only, so no earlier bars can be asked for
                    return_20 > 5% and NATR_14 * 5% > 1 | 19 | 12 | a percent * a percent makes no sense
                    mine.as_of > 2024-02-30       | 13 | 10| 2024-02-30 is no date
                    synthetic > 5                 | 0  | 13| a flag is a test by itself and is not compared
                    AVWAP > close                 | 0  | 5 | AVWAP: AVWAP needs the day it counts from, as in AVWAP_2024-02-20
                    """)
    void anErrorNamesItsPlaceAndWhatIsWrong(String text, int position, int length, String detail) {
        ConditionError error = RuleTestFields.errors(text).get(0);
        assertEquals(
                List.of(position, length, detail),
                List.of(error.position(), error.length(), error.detail()));
    }

    @Test
    void treesHaveAtMost200NodesAnd16Levels() {
        String tests = "synthetic and ".repeat(99) + "synthetic"; // 100 flags of two nodes, joined
        assertEquals(
                "has 201 nodes, at most 200 are allowed",
                RuleTestFields.errors(tests).get(0).detail());
        String fewer = "synthetic and ".repeat(98) + "synthetic";
        assertNotNull(RuleTestFields.read(fewer)); // 199
        String fifteen =
                "(".repeat(13) + "synthetic" + " within 2 bars)".repeat(13) + " within 2 bars";
        assertNotNull(RuleTestFields.read(fifteen)); // 14 spans, a flag, its field: 16
        String deeper = "(" + fifteen + ") within 3 bars";
        assertEquals(
                "lies 17 deep, at most 16 are allowed",
                RuleTestFields.errors(deeper).get(0).detail());
        assertEquals(14, RuleTestFields.errors(deeper).get(0).position());
    }

    @Test
    void veryDeepAndVeryLongTextsAreRefused() {
        assertEquals(1, RuleTestFields.errors("(".repeat(9000) + "close > 1").size());
        assertEquals(1, RuleTestFields.errors("-".repeat(9000) + "close > 1").size());
        assertEquals(2, RuleTestFields.errors("1+".repeat(4000) + "close > 1").size());
        assertEquals(10_000, RuleTestFields.errors("a".repeat(20_000)).get(0).position());
    }

    @Test
    void sentencesSayWhatATestIs() {
        assertEquals(
                "RSI_14 is below 30 and close crosses above SMA_50 on one of the last 3 bars and "
                        + "engulfing is bullish and verdict (trend) is at least BUY.",
                ConditionLanguage.sentence(RuleTestFields.read(TEXTS.get(0))));
        assertEquals(
                "The weekly SMA_20 of 1 weekly bar ago is above 5% of close.",
                ConditionLanguage.sentence(RuleTestFields.read("SMA_20[1]@1wk > close * 5%")));
    }
}
