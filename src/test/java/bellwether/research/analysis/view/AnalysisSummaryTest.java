package bellwether.research.analysis.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.research.analysis.CurrentAge;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalysisSummaryTest {
    private final ObjectNode buy = Analysed.buy();

    private static JsonNode summary(AnalysisDocument analysis) {
        return Json.stored(Json.write(AnalysisSummary.of(analysis)), JsonNode.class);
    }

    @Test
    void holdsWhatAListNeeds() {
        assertEquals(
                """
                {"id":"an_7","ticker":"DEMO01","verdict":"BUY","score":0.167223,"as_of":"2025-12-31","days_old":1,\
                "stale":false,"synthetic":true,"last_close":153.08,"actionable":true,"currency":"USD","entry":153.08,\
                "stop":149.98,"target":159.28,"shares":130,"risk":403,"reasons":["strong uptrend (ADX 54)",\
                "EMA 50 9 % above EMA 200","MACD above its signal"]}\
                """,
                Json.write(AnalysisSummary.of(Analysed.read(buy))));
    }

    @Test
    void whatAHoldDoesNotHaveIsNull() {
        JsonNode summary = summary(Analysed.read(Analysed.hold()));
        for (String field : List.of("entry", "stop", "target", "risk")) {
            assertTrue(summary.get(field).isNull(), field);
        }
        assertEquals(0, summary.get("shares").asInt());
        assertFalse(summary.has("as_of_requested"));
        assertEquals(
                List.of("selling pressure (CMF -0.11)", "close 3 % above Parabolic SAR"),
                texts(summary.get("reasons")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void pricesThatGrewOldHaveNoShares() {
        AnalysisDocument made = Analysed.read(buy);
        JsonNode fresh = summary(made.aged(new CurrentAge(3, false)));
        assertEquals(3, fresh.get("days_old").asInt());
        assertEquals(130, fresh.get("shares").asInt());
        JsonNode stale = summary(made.aged(new CurrentAge(30, true)));
        assertTrue(stale.get("stale").asBoolean());
        assertFalse(stale.get("actionable").asBoolean());
        assertTrue(stale.get("shares").isNull() && stale.get("risk").isNull(), stale.toString());
        assertEquals(130, summary(made).get("shares").asInt(), "what was stored stays");
    }

    @Test
    void aPastDayDoesNotGrowOlder() {
        buy.put("as_of_requested", "2025-12-31");
        AnalysisDocument past = Analysed.read(buy);
        assertSame(past, past.aged(new CurrentAge(300, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "rsi, 1, RSI_14, 24.4, oversold (RSI 24)",
        "rsi, -1, RSI_14, 81.6, overbought (RSI 82)",
        "stochastic, 1, STOCH_K_14_3_3, 11.2, oversold (Stochastic 11)",
        "stochastic, 1, STOCH_14_3_3.k, 11.2, oversold (Stochastic 11)",
        "cci, -1, CCI_20, 143.2, overbought (CCI 143)",
        "williams_r, -1, WILLR_14, -3.7, overbought (Williams %R -4)",
        "macd, -1, MACD_HISTOGRAM_12_26_9, -1, MACD below its signal",
        "adx, -1, ADX_14, 22, weak downtrend (ADX 22)",
        "adx, 1, ADX_14, 12, faint uptrend (ADX 12)",
        "parabolic_sar, -1, SAR_0.02_0.2, 153.89, close 0.5 % below Parabolic SAR",
        "bollinger, 1, OBV, 1, close below the lower Bollinger band",
        "bollinger, -1, OBV, 1, close above the upper Bollinger band",
        "obv, -1, OBV, 1, volume confirms the fall",
        "cmf, 1, CMF_20, 0.256, buying pressure (CMF 0.26)",
        "other, 1, OBV, 1, its own words",
        "rsi, 1, OBV, 1, its own words"
    })
    void reasonsAreAFewWords(String voter, int side, String id, double value, String words) {
        buy.putObject("indicators").put(id, value);
        ArrayNode reasons = buy.putArray("reasons");
        reasons.addObject()
                .put("voter", voter)
                .put("contribution", side * 0.1)
                .put("message", "its own words");
        buy.put("verdict", side > 0 ? "BUY" : "SELL");
        assertEquals(List.of(words), texts(summary(Analysed.read(buy)).get("reasons")));
    }
}
