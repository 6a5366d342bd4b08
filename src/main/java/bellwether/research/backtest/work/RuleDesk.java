package bellwether.research.backtest.work;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all kinds of runs begin with: rules read, symbols loaded, signals made.
final class RuleDesk {
    private final Market market;
    private final SymbolLoader loader;
    private final BacktestFields fields;

    RuleDesk(Market market, SymbolLoader loader, BacktestFields fields) {
        this.market = market;
        this.loader = loader;
        this.fields = fields;
    }

    BacktestFields fields() {
        return fields;
    }

    /// A rule that was checked when the backtest was asked for.
    RuleTemplate template(SpecRule given) throws RunRefused {
        RuleTemplate.Result read =
                RuleTemplate.read(given.template(), "", new RuleReader(fields.names()));
        return read.template()
                .orElseThrow(() ->
                        new RunRefused(
                                "bad_rule",
                                "The rule %s can no longer be read: %s"
                                        .formatted(
                                                given.label(), read.faults().getFirst().detail())));
    }

    /// The rule with its only combination of parameters.
    Rule rule(SpecRule given) throws RunRefused {
        RuleTemplate template = template(given);
        return template.rule(template.combination(0), new RuleReader(fields.names()))
                .rule()
                .orElseThrow();
    }

    PreparedSymbol symbol(String ticker, Timeframe timeframe, BacktestSpec spec) throws RunRefused {
        return loader.load(ticker, timeframe, spec)
                .orElseThrow(() ->
                        new RunRefused(
                                "no_bars",
                                MissingBars.words(
                                        ticker,
                                        timeframe,
                                        Ticker.of(ticker)
                                                .map(market::timeframes)
                                                .orElseGet(List::of))));
    }

    /// @throws RunRefused where its values are known on no bar
    RuleSignals signals(Rule rule, PreparedSymbol symbol) throws RunRefused {
        RuleSignals signals =
                new RuleSignals(
                        rule,
                        new RuleColumns(symbol.history(), fields.names(), fields.columns().get()),
                        symbol.notBefore());
        if (signals.firstDecision() >= symbol.history().size()) {
            throw new RunRefused(
                    "warm_up_longer_than_history",
                    "Nothing can be decided on %s: it has %,d bars up to the last day, and the rule needs %,d before its first decision."
                            .formatted(
                                    symbol.ticker(),
                                    symbol.history().size(),
                                    rule.barsNeeded(fields.names()).known() + 1));
        }
        return signals;
    }

    /// The benchmark's closes on these days; null where none is asked for or it begins later.
    double @Nullable [] index(BacktestSpec spec, int[] days) {
        Optional<IndexCloses> closes = index(spec);
        return closes.isPresent() ? closes.get().on(days) : null;
    }

    Optional<IndexCloses> index(BacktestSpec spec) {
        String ticker = spec.symbols().benchmark();
        if (ticker == null) {
            return Optional.empty();
        }
        return market.finished(List.of(ticker), Timeframe.DAY).stream()
                .findFirst()
                .map(History::bars)
                .map(bars -> new IndexCloses(ticker, bars));
    }

    /// @param data hash of what the run read
    RunAssembler.Identity identity(BacktestSpec spec, SpecRule rule, String data) {
        return new RunAssembler.Identity(
                RuleFamily.of(rule.template()),
                Json.write(List.of(rule.template(), spec.money(), spec.execution(), span(spec))),
                data);
    }

    private static String span(BacktestSpec spec) {
        return "%s to %s".formatted(spec.symbols().from(), spec.symbols().to());
    }

    /// How often each test of a rule was true, by its text.
    static Map<String, Integer> timesTrue(Rule rule, RuleSignals signals) {
        Map<String, Integer> times = new LinkedHashMap<>();
        for (Condition condition : rule.conditions()) {
            signals.timesTrue(condition)
                    .ifPresent(count -> times.put(ConditionLanguage.text(condition), count));
        }
        return times;
    }
}
