package bellwether.research.backtest.work;

import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.RuleCheck;
import bellwether.research.backtest.doubt.RuleFamily;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.ChosenRule;
import bellwether.trading.rules.BarsNeeded;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleSide;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleWords;
import bellwether.trading.rules.RuleWriter;
import bellwether.trading.rules.Truth;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Says what a rule does and how often, without running it.
final class RuleChecker {
    private static final int RECENT = 5;

    private final RuleDesk desk;

    RuleChecker(RuleDesk desk) {
        this.desk = desk;
    }

    /// What a rule does.
    ///
    /// @param spec whose symbols are looked at
    /// @param trials of the rule's family
    RuleCheck check(ChosenRule chosen, BacktestSpec spec, ToIntFunction<String> trials) {
        Rule rule = chosen.first();
        RuleFamily family = RuleFamily.of(rule);
        return new RuleCheck(
                chosen.rule().label(),
                chosen.rule().origin(),
                RuleWords.of(rule),
                chosen.template().params(),
                chosen.template().combinations(),
                RuleWriter.json(rule),
                tests(rule),
                warmUp(rule),
                new RuleCheck.Family(
                        family.hash(), family.words(), trials.applyAsInt(family.hash())),
                onlyInBacktests(rule),
                spec.symbols().tickers().stream()
                        .map(ticker -> symbol(ticker, rule, spec))
                        .toList());
    }

    private static List<RuleCheck.RuleTest> tests(Rule rule) {
        List<RuleCheck.RuleTest> tests = new ArrayList<>();
        rule.longSide().ifPresent(side -> tests.addAll(tests("long", side)));
        rule.shortSide().ifPresent(side -> tests.addAll(tests("short", side)));
        return tests;
    }

    private static List<RuleCheck.RuleTest> tests(String name, RuleSide side) {
        return Stream.concat(
                        tests(name, "enter", side.enter()),
                        side.exit().stream().flatMap(exit -> tests(name, "exit", exit)))
                .toList();
    }

    private static Stream<RuleCheck.RuleTest> tests(String side, String when, Condition whole) {
        return ConditionParts.all(whole)
                .map(each ->
                        new RuleCheck.RuleTest(
                                side,
                                when,
                                !each.equals(whole),
                                ConditionLanguage.text(each),
                                ConditionLanguage.json(each),
                                ConditionLanguage.sentence(each)));
    }

    private RuleCheck.WarmUp warmUp(Rule rule) {
        RuleFields fields = desk.fields().names();
        BarsNeeded needed = rule.barsNeeded(fields);
        return new RuleCheck.WarmUp(
                needed.known(),
                needed.stable() == Integer.MAX_VALUE ? null : Integer.valueOf(needed.stable()),
                needed.isExact(),
                rule.fields().stream()
                        .filter(field -> isNeverStable(field, fields, rule.timeframe()))
                        .map(Operand.FieldValue::name)
                        .distinct()
                        .toList());
    }

    private static boolean isNeverStable(
            Operand.FieldValue field, RuleFields fields, Timeframe timeframe) {
        return BarsNeeded.of(List.of(field), fields, timeframe).stable() == Integer.MAX_VALUE;
    }

    private List<String> onlyInBacktests(Rule rule) {
        return rule.fields().stream()
                .map(Operand.FieldValue::name)
                .filter(desk.fields().names()::isSupplied)
                .distinct()
                .toList();
    }

    private RuleCheck.SymbolTests symbol(String ticker, Rule rule, BacktestSpec spec) {
        try {
            PreparedSymbol symbol = desk.bare(ticker, rule.timeframe(), spec);
            return counted(symbol, rule);
        } catch (RunRefused refused) {
            return new RuleCheck.SymbolTests(
                    ticker, 0, null, null, null, 0, List.of(), refused.words());
        }
    }

    private RuleCheck.SymbolTests counted(PreparedSymbol symbol, Rule rule) {
        int size = symbol.history().size();
        LocalDate first = symbol.history().date(0);
        LocalDate last = symbol.history().date(size - 1);
        try {
            RuleSignals signals = desk.signals(rule, symbol);
            int from = signals.firstDecision();
            return new RuleCheck.SymbolTests(
                    symbol.ticker(),
                    size,
                    first,
                    last,
                    symbol.history().date(from),
                    size - from,
                    times(rule.conditions(), signals),
                    null);
        } catch (RunRefused refused) {
            return new RuleCheck.SymbolTests(
                    symbol.ticker(), size, first, last, null, 0, List.of(), refused.words());
        }
    }

    private static List<RuleCheck.TimesTrue> times(
            Collection<Condition> conditions, RuleSignals signals) {
        Map<String, RuleCheck.TimesTrue> times = new LinkedHashMap<>();
        conditions.stream()
                .flatMap(ConditionParts::all)
                .forEach(each ->
                        times.computeIfAbsent(
                                ConditionLanguage.text(each), text -> times(text, each, signals)));
        return List.copyOf(times.values());
    }

    private static RuleCheck.TimesTrue times(
            String text, Condition condition, RuleSignals signals) {
        Deque<LocalDate> recent = new ArrayDeque<>();
        Optional<LocalDate> first = Optional.empty();
        int times = 0;
        for (int bar = signals.firstDecision(); bar < signals.history().size(); bar++) {
            if (signals.truth(condition, bar) == Truth.TRUE) {
                LocalDate day = signals.history().date(bar);
                first = first.or(() -> Optional.of(day));
                times++;
                recent.addFirst(day);
                if (recent.size() > RECENT) {
                    recent.removeLast();
                }
            }
        }
        return new RuleCheck.TimesTrue(
                text, times, first.orElse(null), recent.peekFirst(), List.copyOf(recent));
    }
}
