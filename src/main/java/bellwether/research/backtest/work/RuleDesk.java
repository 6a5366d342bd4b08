package bellwether.research.backtest.work;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.backtest.doubt.RuleFamily;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SearchChoice;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepObjective;
import bellwether.research.backtest.sweep.SweepSymbol;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.RuleWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

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

    /// For a backtest, whose rules may name profiles of its user.
    RuleDesk of(BacktestSpec spec) {
        return spec.profiles().isEmpty()
                ? this
                : new RuleDesk(market, loader, BacktestFields.by(spec.profiles()));
    }

    /// The combinations that a backtest runs.
    static SweepGrid grid(BacktestSpec spec, RuleTemplate template) {
        Integer sample = search(spec).sample();
        return sample == null
                ? SweepGrid.all(template.params())
                : SweepGrid.sampled(template.params(), sample, spec.seed());
    }

    static SearchChoice search(BacktestSpec spec) {
        return spec.search().orElse(SearchChoice.USUAL);
    }

    static SweepObjective objective(BacktestSpec spec) {
        String code = search(spec).objective();
        return code == null ? SweepObjective.SHARPE : SweepObjective.of(code, "/search/objective");
    }

    /// What one unit of a symbol's prices is in its currency.
    BigDecimal priceUnit(String ticker) {
        return loader.priceUnit(ticker);
    }

    /// A symbol for many combinations.
    SweepSymbol many(BacktestSpec spec, PreparedSymbol symbol) {
        SweepSymbol many =
                SweepSymbol.of(
                                symbol.history(),
                                symbol.terms(),
                                fields.names(),
                                fields.columns().get())
                        .notBefore(symbol.notBefore())
                        .measured(RunSessions.perYear(symbol.history()), spec.money().riskFree());
        Optional<double[]> closes =
                index(spec).flatMap(index -> index.onBars(symbol.history(), symbol.notBefore()));
        return closes.map(many::against).orElse(many);
    }

    /// A rule that was checked when the backtest was asked for.
    RuleTemplate template(SpecRule given) throws RunRefused {
        RuleTemplate.Result read =
                RuleTemplate.read(
                        given.template(),
                        "",
                        new RuleReader(fields.names()),
                        RuleTemplate.MOST_SAMPLED);
        return read.template()
                .orElseThrow(() ->
                        new RunRefused(
                                "bad_rule",
                                "The rule %s can no longer be read: %s"
                                        .formatted(
                                                given.label(), read.faults().getFirst().detail())));
    }

    /// The same, of a rule that runs of this backtest have read already.
    RuleTemplate known(SpecRule given) {
        try {
            return template(given);
        } catch (RunRefused e) {
            throw new IllegalStateException(e.words(), e);
        }
    }

    /// The rule with its only combination of parameters.
    Rule rule(SpecRule given) throws RunRefused {
        return first(template(given));
    }

    /// The rule with these parameters.
    Rule rule(SpecRule given, Map<String, BigDecimal> params) throws RunRefused {
        return template(given)
                .rule(params, new RuleReader(fields.names()))
                .rule()
                .orElseThrow(() ->
                        new RunRefused(
                                "bad_rule",
                                "%s is no valid rule with %s".formatted(given.label(), params)));
    }

    /// The first combination of a rule's parameters.
    Rule first(RuleTemplate template) {
        return template.rule(template.combination(0), new RuleReader(fields.names()))
                .rule()
                .orElseThrow();
    }

    /// A symbol for a rule, with the finer bars that it asks for.
    PreparedSymbol symbol(String ticker, Rule rule, BacktestSpec spec) throws RunRefused {
        return detailed(symbol(ticker, rule.timeframe(), spec, true), rule, spec);
    }

    /// The same with the finer bars that a rule asks for.
    PreparedSymbol detailed(PreparedSymbol symbol, Rule rule, BacktestSpec spec) throws RunRefused {
        Optional<Timeframe> detail = rule.options().detail();
        return detail.isEmpty()
                ? symbol
                : loader.detailed(symbol, detail.get(), spec)
                        .orElseThrow(() -> noBars(symbol.ticker(), detail.get()));
    }

    private RunRefused noBars(String ticker, Timeframe timeframe) {
        return new RunRefused(
                "no_bars",
                MissingBars.words(
                        ticker,
                        timeframe,
                        Ticker.of(ticker).map(market::timeframes).orElseGet(List::of)));
    }

    /// The same without a look at its prices' quality.
    PreparedSymbol bare(String ticker, Timeframe timeframe, BacktestSpec spec) throws RunRefused {
        return symbol(ticker, timeframe, spec, false);
    }

    private PreparedSymbol symbol(
            String ticker, Timeframe timeframe, BacktestSpec spec, boolean doubted)
            throws RunRefused {
        return loader.load(ticker, timeframe, spec, doubted)
                .orElseThrow(() -> noBars(ticker, timeframe));
    }

    /// A symbol without a look at its prices' quality; nothing where it has no bars.
    Optional<PreparedSymbol> plain(String ticker, Timeframe timeframe, BacktestSpec spec) {
        return loader.load(ticker, timeframe, spec, false);
    }

    /// The same with one.
    Optional<PreparedSymbol> doubted(String ticker, Timeframe timeframe, BacktestSpec spec) {
        return loader.load(ticker, timeframe, spec, true);
    }

    RuleSignals signals(Rule rule, PreparedSymbol symbol, int notBefore) {
        return new RuleSignals(
                rule,
                new RuleColumns(symbol.history(), fields.names(), fields.columns().get()),
                notBefore);
    }

    /// @throws RunRefused where its values are known on no bar
    RuleSignals signals(Rule rule, PreparedSymbol symbol) throws RunRefused {
        RuleSignals signals = signals(rule, symbol, symbol.notBefore());
        int size = symbol.history().size();
        if (symbol.notBefore() >= size) {
            throw new RunRefused(
                    "no_bars",
                    "%s has no bar in the span: its last one up to the end is of %s, and nothing may be decided before from, its listing, and the first day on which all rules that are compared can decide."
                            .formatted(symbol.ticker(), symbol.history().date(size - 1)));
        }
        if (signals.firstDecision() >= size) {
            throw new RunRefused(
                    "warm_up_longer_than_history",
                    "Nothing can be decided on %s: it has %,d bars up to the last day, and the rule needs %s%,d up to its first decision. Import earlier bars, or choose shorter values."
                            .formatted(
                                    symbol.ticker(),
                                    size,
                                    signals.barsToDecide().isExact() ? "" : "at most ",
                                    signals.barsToDecide().known()));
        }
        return signals;
    }

    /// The benchmark, where one is asked for and has closes.
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

    /// By what a run of a rule is told apart from others.
    ///
    /// @param rule with its numbers
    /// @param bars digests of what it read, by ticker
    static RunAssembler.Identity identity(
            BacktestSpec spec, Rule rule, SortedMap<String, String> bars) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ObjectNode written = RuleWriter.json(rule);
        written.remove("name");
        settings.set("rule", written);
        settings.put("cash", spec.money().cash());
        settings.put("risk_free", spec.money().riskFree());
        settings.put("execution", spec.execution().settings("", 2).toString());
        settings.put("delisting", spec.execution().delisting());
        settings.put("from", String.valueOf(spec.symbols().from()));
        settings.put("to", String.valueOf(spec.symbols().to()));
        settings.put("benchmark", String.valueOf(spec.symbols().benchmark()));
        spec.portfolio()
                .ifPresent(choice -> settings.set("portfolio", Json.shared().valueToTree(choice)));
        if (AnalysisFields.areIn(settings.toString())) {
            settings.put("analysis_formula", Analysis.FORMULA_VERSION);
        }
        if (!spec.profiles().isEmpty()) {
            settings.set("profiles", Json.shared().valueToTree(spec.profiles()));
        }
        return new RunAssembler.Identity(RuleFamily.of(rule), settings, bars);
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
