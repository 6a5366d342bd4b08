package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleReaderTest {
    private static final RuleReader READER = new RuleReader(RuleTestFields.ALL);

    private static JsonNode json(String text) {
        try {
            return Json.shared().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Map<String, String> faults(String text) {
        return RuleTemplate.read(json(text), "/rules", READER).faults().stream()
                .collect(Collectors.toMap(Fault::pointer, Fault::detail, (a, b) -> a + " | " + b));
    }

    private static String at(Map<String, String> faults, String pointer) {
        return faults.getOrDefault(pointer, "no fault at " + pointer);
    }

    @Test
    void theRuleOfTheDesignIsReadWithItsParameters() {
        RuleTemplate template =
                RuleTemplate.read(
                                json(
                                        """
                                        {"name":"cross","timeframe":"1d","params":{"fast":[10,20],"slow":[50,100]},
                                         "long":{"enter":{"crosses_above":["SMA_{fast}","SMA_{slow}"]},"exit":{"crosses_below":["SMA_{fast}","SMA_{slow}"]},
                                                 "size":{"percent":95},"stop":{"atr":2},"target":{"reward_risk":2},"trail":{"percent":8,"after_r":1},"max_bars":40}}
                                        """),
                                "",
                                READER)
                        .template()
                        .orElseThrow();
        assertEquals(4, template.combinations());
        assertEquals(
                List.of("10/50", "10/100", "20/50", "20/100"),
                IntStream.range(0, 4)
                        .mapToObj(template::combination)
                        .map(values -> values.get("fast") + "/" + values.get("slow"))
                        .toList());
        Rule rule = template.rule(template.combination(1), READER).rule().orElseThrow();
        RuleSide side = rule.longSide().orElseThrow();
        assertEquals("SMA_10 crosses above SMA_100", ConditionLanguage.text(side.enter()));
        assertEquals(new RuleSize.EquityPercent(new BigDecimal(95)), side.size());
        assertEquals(new LevelRule.RewardRisk(new BigDecimal(2)), side.target().orElseThrow());
        assertEquals(40, side.maxBars());
        assertEquals(RuleOptions.USUAL, rule.options());
        assertEquals(new BarsNeeded(101, 101, true), rule.barsNeeded(RuleTestFields.ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"gt":["close",{"mul":["SMA_20",1.05]}]}                          | close > SMA_20 * 1.05
                    {"all":[{"pattern":{"name":"engulfing","sign":"bullish"}},{"verdict":{"profile":"trend","at_least":"BUY"}}]} | engulfing is bullish and verdict.trend >= BUY
                    {"chart_pattern":{"name":"breakout"}}                             | breakout is not none
                    {"any":[{"regime":"trending"},{"score":{"at_least":20}}]}         | regime is trending or score >= 20
                    {"within":[{"crosses":["close","SMA_20@1wk"]},3]}                 | close crosses SMA_20@1wk within 3 bars
                    {"for":[{"rising":["close[1]",2]},4]}                             | close[1] rising 2 for 4 bars
                    {"all":[{"weekday":["monday","friday"]},{"month_begins":true}]}   | weekday in (monday, friday) and month_begins
                    {"not":{"between":["RSI_14",30,{"max":["score",70]}]}}            | not RSI_14 between 30 and max(score, 70)
                    {"lt":[{"sub":["close",{"neg":"open"}]},{"abs":"ATR_14"}]}        | close - -open < abs(ATR_14)
                    {"gt":["close",{"add":[1,2,"open"]}]}                             | close > 1 + 2 + open
                    {"all":[{"known":"year_high"},{"on_list":"Mine"}]}                | year_high is known and on_list("Mine")
                    {"all":[{"gt":["return_5","5%"]}]}                                | return_5 > 5%
                    {"month_begins":false}                                            | not month_begins
                    """)
    void jsonAndTextSpellOneTree(String json, String text) {
        List<Fault> faults = new ArrayList<>();
        Condition condition =
                new ConditionLanguage(RuleTestFields.ALL)
                        .parse(json(json), "", faults)
                        .orElseThrow(() -> new AssertionError(faults.toString()));
        assertEquals(RuleTestFields.read(text), condition);
        assertEquals(text, ConditionLanguage.text(condition));
    }

    @Test
    void everyFormOfARuleSurvivesWriting() {
        List<String> sides =
                List.of(
                        "'entry':{'limit':{'percent':1},'valid_bars':3},'size':{'cash':1000},'stop':{'price':'low[1]'},'target':{'amount':5}",
                        "'entry':{'stop':'high'},'size':{'shares':10},'trail':{'atr':2.5},'cooldown_bars':3",
                        "'entry':{'limit':{'mul':['close',0.99]}},'size':{'risk_percent':1},'stop':{'percent':5},'max_position_percent':20",
                        "'entry':'market','size':{'volatility_percent':1.5},'exit':{'gt':['close','open']}",
                        "'size':{'kelly':0.5},'max_bars':7",
                        "'size':{'kelly':{'fraction':0.5,'start_percent':10}}");
        for (String form : sides) {
            String text =
                    """
                    {'name':'x','timeframe':'1h','ties':'strict','fill':'same_close','at_end':'close','level_from':'signal_close',
                     'stable':true,'detail_timeframe':'5m','short':{'enter':{'lt':['close','open@1d']},%s}}
                    """
                            .formatted(form);
            RuleReader.Result result = READER.read(json(text), "");
            Rule rule = result.rule().orElseThrow(() -> new AssertionError(result.faults()));
            JsonNode written = json(Json.write(RuleWriter.json(rule)));
            assertEquals(rule, READER.read(written, "").rule().orElseThrow(), written::toString);
        }
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceByPointer() {
        Map<String, String> faults =
                faults(
                        """
                        {"nmae":"x","timeframe":"1day","ties":"strickt","stable":1,"params":{"fast":[10,1],"Slow":[2],"unused":[]},
                         "long":{"enter":{"crosses_abov":["SMA_20","SMA_50"]},"exit":{"gt":["SMA_{fst}",5]},"size":{"percent":95,"cash":5},
                                 "stop":{"reward_risk":2},"target":{"reward_risk":2},"trail":{"percent":-1,"after_r":1},"max_bars":0,"until":3}}
                        """);
        assertEquals(
                List.of(
                        "/rules/long/exit/gt/0",
                        "/rules/params/Slow",
                        "/rules/params/fast",
                        "/rules/params/unused"),
                faults.keySet().stream().sorted().toList());
        assertEquals(
                "no parameter is called \"fst\"; did you mean fast?",
                faults.get("/rules/long/exit/gt/0"));
        Map<String, String> more =
                faults(
                        """
                        {"nmae":"x","timeframe":"1day","ties":"strickt","stable":1,
                         "long":{"enter":{"crosses_abov":["SMA_20","SMA_50"]},"exit":{"gt":["SMX_20","5%"]},"size":{"percent":95,"cash":5},
                                 "stop":{"reward_risk":2},"target":{"reward_risk":2},"trail":{"percent":-1,"after_r":1},"max_bars":0,"until":3,
                                 "entry":{"limit":"RSI_14"}}}
                        """);
        assertEquals("is not known here; did you mean name?", at(more, "/rules/nmae"));
        assertTrue(at(more, "/rules/name").startsWith("must be a name of 1 to 100"));
        assertTrue(at(more, "/rules/timeframe").endsWith("was \"1day\""));
        assertTrue(at(more, "/rules/ties").endsWith("was \"strickt\"; did you mean strict?"));
        assertEquals("must be true or false, was 1", at(more, "/rules/stable"));
        assertEquals(
                "no test is called \"crosses_abov\"; did you mean crosses_above?",
                at(more, "/rules/long/enter/crosses_abov"));
        assertEquals(
                "no field is called \"SMX_20\"; did you mean SMA_20?",
                at(more, "/rules/long/exit/gt/0"));
        assertEquals(
                "must have one of percent, cash, shares, risk_percent, volatility_percent, kelly,"
                        + " has percent and cash",
                at(more, "/rules/long/size"));
        assertTrue(at(more, "/rules/long/stop/reward_risk").startsWith("is not known here"));
        assertTrue(
                at(more, "/rules/long/trail/percent").startsWith("must be a number more than 0"));
        assertTrue(at(more, "/rules/long/max_bars").endsWith("was 0"));
        assertTrue(at(more, "/rules/long/until").startsWith("is not known here"));
        assertEquals("must be a price, was a number", at(more, "/rules/long/entry/limit"));
    }

    @Test
    void valuesOfParametersThatAreOutOfBoundsAreNamed() {
        assertEquals(
                Map.of(
                        "/rules/long/enter/gt/0",
                        "SMA_1: period must be a whole number from 2 to 1000, was 1, with fast 1"),
                faults(
                        "{'name':'x','params':{'fast':[10,1]},'long':{'enter':{'gt':['SMA_{fast}','{fast}']}}}"));
        StringBuilder many = new StringBuilder("0");
        for (int i = 1; i < 101; i++) {
            many.append(',').append(i);
        }
        assertEquals(
                "has 10,201 combinations, at most 10,000 are allowed: list fewer values, or set"
                        + " search.sample",
                faults(
                                "{'name':'x','params':{'a':[%s],'b':[%s]},'long':{'enter':{'gt':['{a}','{b}']}}}"
                                        .formatted(many, many))
                        .get("/rules/params"));
    }

    @Test
    void sizesOfTreesAreHeldToByPointer() {
        String flag = "{'flag':'synthetic'}";
        String wide = (flag + ",").repeat(99) + flag;
        assertEquals(
                Map.of("/rules/long/enter/all", "has 201 nodes, at most 200 are allowed"),
                faults("{'name':'x','long':{'enter':{'all':[%s]}}}".formatted(wide)));
        String deep = "{'not':".repeat(14) + flag + "}".repeat(14);
        assertEquals(Map.of(), faults("{'name':'x','long':{'enter':%s}}".formatted(deep)));
        String deeper = "{'not':".repeat(15) + flag + "}".repeat(15);
        assertEquals(
                Map.of(
                        "/rules/long/enter" + "/not".repeat(15) + "/flag",
                        "lies 17 deep, at most 16 are allowed"),
                faults("{'name':'x','long':{'enter':%s}}".formatted(deeper)));
    }

    @Test
    void aConditionMayBeTextAsWell() {
        String common = "'params':{'fast':[10,20],'slow':[50]},'long':{'enter':%s,'exit':%s}";
        RuleTemplate text =
                template(
                        common.formatted(
                                "'SMA_{fast} crosses above SMA_{slow} and RSI_14 < 30'",
                                "'not close > SMA_{fast}'"));
        RuleTemplate objects =
                template(
                        common.formatted(
                                "{'all':[{'crosses_above':['SMA_{fast}','SMA_{slow}']},{'lt':['RSI_14',30]}]}",
                                "{'not':{'gt':['close','SMA_{fast}']}}"));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    objects.rule(objects.combination(i), READER),
                    new RuleBinder(text, READER).rule(text.combination(i)));
        }
        assertEquals(
                Map.of(
                        "/rules/long/enter",
                        "no field is called \"RSJ_14\"; did you mean RSI_14? (character 15)"),
                faults("{'name':'x','long':{'enter':'close > 1 and RSJ_14 < 30'}}"));
    }

    private static RuleTemplate template(String members) {
        RuleTemplate.Result read =
                RuleTemplate.read(json("{'name':'x',%s}".formatted(members)), "", READER);
        return read.template().orElseThrow(() -> new AssertionError(read.faults()));
    }

    @Test
    void emptyListsAndObjectsAreCalledSo() {
        assertEquals(
                Map.of(
                        "/rules/long/enter/all",
                        "must be a list of tests, was an empty list",
                        "/rules/long/exit",
                        "must be an object with one key that names a test, was an empty object"),
                faults("{'name':'x','long':{'enter':{'all':[]},'exit':{}}}"));
    }

    @Test
    void whatIsTakenOffAPriceLeavesSomeOfIt() {
        String enter = "'enter':{'gt':['close',1]}";
        assertEquals(
                Map.of(
                        "/rules/long/stop/percent",
                        "must be below 100, as it is taken off a price, was 100",
                        "/rules/long/trail/percent",
                        "must be below 100, as it is taken off a price, was 150",
                        "/rules/long/entry/limit/percent",
                        "must be below 100, as it is taken off a price, was 100",
                        "/rules/short/target/percent",
                        "must be below 100, as it is taken off a price, was 100"),
                faults(
                        ("{'name':'x','long':{%s,'stop':{'percent':100},'trail':{'percent':150},"
                                        + "'entry':{'limit':{'percent':100}}},"
                                        + "'short':{%s,'target':{'percent':100}}}")
                                .formatted(enter, enter)));
        assertEquals(
                Map.of(),
                faults(
                        ("{'name':'x','long':{%s,'stop':{'percent':99},'target':{'percent':300}},"
                                        + "'short':{%s,'stop':{'percent':100}}}")
                                .formatted(enter, enter)));
    }

    @Test
    void aRuleNeedsASideAStopForItsRiskAndLongerBarsThanItsOwn() {
        assertTrue(at(faults("{'name':'x'}"), "/rules/long").startsWith("is required"));
        assertEquals(
                "needs a stop or a trail, and there is none",
                at(
                        faults(
                                "{'name':'x','long':{'enter':{'gt':['close',1]},'size':{'risk_percent':1}}}"),
                        "/rules/long/size/risk_percent"));
        assertEquals(
                "is 1wk, and close@1d is not of longer bars",
                at(
                        faults(
                                "{'name':'x','timeframe':'1wk','long':{'enter':{'gt':['close@1d',1]}}}"),
                        "/rules/timeframe"));
        assertTrue(at(faults("[]"), "/rules").startsWith("must be an object"));
        assertTrue(
                at(faults("{'name':'x','long':7}"), "/rules/long").startsWith("must be an object"));
    }
}
