package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Rules that are put together are those that are read.
final class RuleBinderTest {
    private static final RuleReader READER = new RuleReader(RuleTestFields.ALL);

    private static final List<String> TEMPLATES =
            List.of(
                    """
                    {'name':'cross','params':{'fast':[5,10],'slow':[20,30,40]},
                     'long':{'enter':{'crosses_above':['SMA_{fast}','SMA_{slow}']},
                             'exit':{'crosses_below':['SMA_{fast}','SMA_{slow}']}}}
                    """,
                    """
                    {'name':'one text','params':{'a':[5,12],'b':[20,26],'c':[1,2]},
                     'long':{'enter':{'gt':['MACD_{a}_{b}_9.signal','{c}']},'stop':{'atr':'{c}'}}}
                    """,
                    """
                    {'name':'digits','params':{'a':[1,20],'b':[5,50],'c':[30,70]},
                     'long':{'enter':{'all':[{'gt':['close','SMA_{a}{b}']},{'lt':['RSI_14','{c}']}]}}}
                    """,
                    """
                    {'name':'many {n}','params':{'n':[1,2],'m':[3,4],'k':[1.5,2],'p':[10,20]},
                     'long':{'enter':{'within':[{'any':[{'rising':['SMA_{p}','{m}']},
                                {'not':{'between':['close[{n}]',{'mul':['SMA_{p}','{k}']},{'neg':'{m}'}]}}]},'{n}']},
                             'entry':{'limit':{'percent':'{k}'},'valid_bars':'{n}'},
                             'size':{'risk_percent':'{k}'},'stop':{'percent':'{m}'},
                             'target':{'reward_risk':'{n}'},'max_bars':'{p}','cooldown_bars':'{m}'},
                     'short':{'enter':{'for':[{'lt':[{'min':['close','SMA_{p}',{'abs':'{k}'}]},'high[{m}]']},'{m}']},
                              'exit':{'verdict':{'at_least':'BUY'}},
                              'stop':{'price':{'add':['SMA_{p}','ATR_14']}}}}
                    """);

    private static RuleTemplate template(JsonNode json) {
        RuleTemplate.Result read = RuleTemplate.read(json, "", READER);
        assertEquals(List.of(), read.faults(), json.toString());
        return read.template().orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.stored(text.replace('\'', '"'), JsonNode.class);
    }

    private static int holds(RuleTemplate template) {
        RuleBinder binder = new RuleBinder(template, READER);
        int valid = 0;
        for (int number = template.combinations() - 1; number >= 0; number--) {
            Map<String, BigDecimal> values = template.combination(number);
            RuleReader.Result read = template.rule(values, READER);
            assertEquals(read, binder.rule(values), values.toString());
            assertEquals(read, binder.rule(values), "again " + values);
            valid += read.rule().isPresent() ? 1 : 0;
        }
        return valid;
    }

    @Test
    void rulesThatArePutTogetherAreThoseThatAreRead() {
        int[] valid = TEMPLATES.stream().mapToInt(text -> holds(template(json(text)))).toArray();
        assertArrayEquals(new int[] {6, 8, 6, 16}, valid);
    }

    /// A parameter was bound as a decimal number, which no number of bars may be.
    @Test
    void numbersOfBarsMayBeParameters() {
        RuleTemplate template =
                template(
                        json(
                                "{'name':'x','params':{'n':[3,20]},'long':{'enter':{'rising':['close','{n}']},'max_bars':'{n}'}}"));
        RuleSide side =
                new RuleBinder(template, READER)
                        .rule(template.combination(1))
                        .rule()
                        .orElseThrow()
                        .longSide()
                        .orElseThrow();
        assertEquals(20, side.maxBars());
        assertEquals(new Condition.Run(Operand.FieldValue.of("close"), true, 20), side.enter());
    }

    @Test
    void largerGridsMayBeSampled() {
        ObjectNode rule = (ObjectNode) json(TEMPLATES.getFirst());
        ArrayNode slow = ((ObjectNode) rule.get("params")).putArray("slow");
        for (int i = 100; i < 900; i++) {
            slow.add(i);
        }
        ArrayNode fast = ((ObjectNode) rule.get("params")).putArray("fast");
        for (int i = 5; i < 18; i++) {
            fast.add(i);
        }
        String detail = RuleTemplate.read(rule, "", READER).faults().getFirst().detail();
        assertEquals(
                "has 10,400 combinations, at most 10,000 are allowed: list fewer values, or set search.sample",
                detail);
        RuleTemplate template =
                RuleTemplate.read(rule, "", READER, RuleTemplate.MOST_SAMPLED)
                        .template()
                        .orElseThrow();
        assertEquals(10_400, template.combinations());
    }

    @Test
    void randomConditionsWithParametersAreBoundAsTheyAreRead() {
        int combinations = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            JsonNode enter = ConditionLanguage.json(new RandomConditions(seed, true).condition(3));
            JsonNode exit =
                    ConditionLanguage.json(new RandomConditions(seed + 9_000, true).condition(2));
            boolean[] used = new boolean[3];
            ObjectNode rule = JsonNodeFactory.instance.objectNode().put("name", "random");
            ObjectNode side = rule.putObject("long");
            UnaryOperator<JsonNode> place = number -> placed(number, random, used);
            side.set("enter", replaced(enter, place));
            side.set("exit", replaced(exit, place));
            ObjectNode params = rule.putObject("params");
            for (int i = 0; i < used.length; i++) {
                if (used[i]) {
                    params.putArray("p" + i).add(2 + i).add(7 - i).add(1);
                }
            }
            RuleTemplate.Result read = RuleTemplate.read(rule, "", READER);
            if (read.template().isPresent()) {
                combinations += holds(read.template().get());
            }
        }
        assertTrue(combinations > 600, "only " + combinations + " combinations");
    }

    /// Some numbers become parameters.
    private static JsonNode placed(JsonNode number, Random random, boolean[] used) {
        int which = random.nextInt(4);
        if (which == 3) {
            return number;
        }
        used[which] = true;
        return JsonNodeFactory.instance.textNode("{p" + which + "}");
    }

    private static JsonNode replaced(JsonNode node, UnaryOperator<JsonNode> place) {
        if (node.isNumber()) {
            return place.apply(node);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry -> copy.set(entry.getKey(), replaced(entry.getValue(), place)));
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(part -> copy.add(replaced(part, place)));
            return copy;
        }
        return node;
    }

    @Test
    void whatNoParameterChangesIsTheSameObject() {
        RuleTemplate template =
                template(
                        json(
                                """
                                {'name':'shared','params':{'a':[5,10,15],'b':[20,30]},
                                 'long':{'enter':{'all':[{'gt':['close','SMA_200']},{'gt':['close','SMA_{a}']},{'lt':['RSI_14','{b}']}]}}}
                                """));
        RuleBinder binder = new RuleBinder(template, READER);
        Condition.All first = enter(binder, template, 0);
        Condition.All last = enter(binder, template, 5);
        assertSame(first.parts().get(0), last.parts().get(0));
        assertNotSame(first.parts().get(1), last.parts().get(1));
        assertSame(enter(binder, template, 1).parts().get(2), last.parts().get(2));
        assertSame(enter(binder, template, 4).parts().get(1), last.parts().get(1));
    }

    private static Condition.All enter(RuleBinder binder, RuleTemplate template, int number) {
        Rule rule = binder.rule(template.combination(number)).rule().orElseThrow();
        return (Condition.All) rule.longSide().orElseThrow().enter();
    }

    /// Columns are joined and turned round in place, which must not reach what others share.
    @Test
    void sharedConditionsAreTrueWhereTheirOwnAre() {
        int trues = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean[] used = new boolean[3];
            ObjectNode rule = JsonNodeFactory.instance.objectNode().put("name", "random");
            ObjectNode all = rule.putObject("long").putObject("enter");
            ArrayNode parts = all.putArray("all");
            for (int i = 0; i < 3; i++) {
                JsonNode part =
                        ConditionLanguage.json(
                                new RandomConditions(seed * 3L + i, false).condition(2));
                parts.addObject().putObject("not").set("not", part);
                parts.add(replaced(part, number -> placed(number, random, used)));
            }
            ObjectNode params = rule.putObject("params");
            for (int i = 0; i < used.length; i++) {
                if (used[i]) {
                    params.putArray("p" + i).add(2 + i).add(7 - i);
                }
            }
            RuleTemplate.Result read = RuleTemplate.read(rule, "", READER);
            if (read.template().isPresent()) {
                trues += holdsTruths(read.template().get(), RandomHistory.of(seed, 300));
            }
        }
        assertTrue(trues > 300, "only " + trues + " true bars");
    }

    private static int holdsTruths(RuleTemplate template, RuleHistory history) {
        RuleBinder binder = new RuleBinder(template, READER);
        RuleColumns columns = new RuleColumns(history, RuleTestFields.ALL, RandomHistory.SUPPLIED);
        int trues = 0;
        for (int number = 0; number < template.combinations(); number++) {
            Map<String, BigDecimal> values = template.combination(number);
            if (template.rule(values, READER).rule().isEmpty()) {
                continue;
            }
            Rule rule = binder.rule(values).rule().orElseThrow();
            Condition enter = rule.longSide().orElseThrow().enter();
            byte[] shared =
                    new ColumnEvaluator(columns, CrossTies.STRICT, binder.truths())
                            .evaluate(enter)
                            .codes();
            byte[] own = new ColumnEvaluator(columns, CrossTies.STRICT).evaluate(enter).codes();
            assertArrayEquals(own, shared, values.toString());
            for (byte code : own) {
                trues += code == Truth.YES ? 1 : 0;
            }
        }
        return trues;
    }
}
