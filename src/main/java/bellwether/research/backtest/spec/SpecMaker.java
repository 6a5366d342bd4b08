package bellwether.research.backtest.spec;

import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.TickerList;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.analysis.OwnProfile;
import bellwether.research.backtest.sweep.SweepObjective;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a backtest of what was asked for, or says everything that is wrong with it.
public final class SpecMaker {
    private static final BigDecimal USUAL_CASH = BigDecimal.valueOf(100_000);
    private static final int MOST_RUNS = 200_000;
    private static final int MOST_WALKED = 50;

    private final List<OwnProfile> own;
    private final BacktestFields fields;
    private final BuiltInRules builtIn;
    private final CostPresets presets;
    private final Sources sources;

    /// What is known of symbols and strategies.
    public interface Sources {
        SymbolDirectory symbols();

        /// The tickers of a universe.
        ///
        /// @param synthetic whether the invented ones are asked for
        List<String> universe(boolean synthetic);

        /// The caller's list of this id or name.
        TickerList list(String idOrName);

        /// The rules of the caller's strategy of this id.
        Optional<JsonNode> strategy(String id);

        /// What the caller has run before.
        EarlierBacktests earlier();

        /// The profiles that the caller has made.
        List<OwnProfile> profiles();
    }

    public SpecMaker(BuiltInRules builtIn, CostPresets presets, Sources sources) {
        this.own = sources.profiles();
        this.fields = BacktestFields.by(own);
        this.builtIn = builtIn;
        this.presets = presets;
        this.sources = sources;
    }

    /// Reads the rules that requests choose.
    public RuleChooser chooser() {
        return new RuleChooser(fields, builtIn, sources::strategy, earlier());
    }

    private EarlierRules earlier() {
        return new EarlierRules(sources.earlier());
    }

    /// The backtest with all defaults filled in.
    ///
    /// @param now by which universes and spans are judged
    public BacktestSpec make(BacktestRequest request, Instant now) {
        List<SpecRule> rules = new ArrayList<>();
        List<Operand.FieldValue> named = new ArrayList<>();
        RuleChooser chosen = chooser();
        int combinations = 1;
        SearchChoice search = request.kind().search();
        int most =
                search == null || search.sample() == null
                        ? RuleTemplate.MOST_COMBINATIONS
                        : RuleTemplate.MOST_SAMPLED;
        for (int i = 0; i < request.rules().size(); i++) {
            String at = request.rules().size() == 1 ? "" : "/compare/" + i;
            ChosenRule read = chosen.read(request.rules().get(i), at, most);
            rules.add(read.rule());
            named.addAll(read.first().fields());
            combinations = Math.max(combinations, read.template().combinations());
        }
        if (request.kind().portfolio() != null || request.kind().kind() == BacktestKind.PORTFOLIO) {
            rules.replaceAll(rule -> shared(rule, request.kind().portfolio()));
        }
        if (request.money().costs() != null) {
            presets.plan(request.money().costs());
        }
        BacktestKind kind = kind(request, combinations);
        if (kind == BacktestKind.PORTFOLIO) {
            requireNoDetail(rules.getFirst());
        }
        PortfolioChoice portfolio = request.kind().portfolio();
        if (portfolio != null && portfolio.rank() != null) {
            named.addAll(ConditionParts.fields(fields.value(portfolio.rank(), "/portfolio/rank")));
        }
        Optional<BacktestSpec> before = earlier().first(request.rules());
        SpecSymbols symbols = new SymbolChooser(sources).symbols(request.symbols(), before, now);
        if (search != null && search.sample() != null) {
            combinations = Math.min(combinations, search.sample());
        }
        if (search != null && search.objective() != null) {
            objective(search.objective(), symbols.benchmark());
        }
        if (kind == BacktestKind.WALK_FORWARD && symbols.tickers().size() > MOST_WALKED) {
            throw Refusal.invalid(
                    "/tickers",
                    "must be at most %d for walk_forward, was %,d"
                            .formatted(MOST_WALKED, symbols.tickers().size()));
        }
        if ((long) combinations * symbols.tickers().size() * rules.size() > MOST_RUNS) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "too_many_combinations",
                    "%,d combinations of %,d symbols are %,d runs, at most %,d are allowed: list fewer values, fewer tickers, or set search.sample."
                            .formatted(
                                    combinations,
                                    symbols.tickers().size(),
                                    (long) combinations * symbols.tickers().size() * rules.size(),
                                    MOST_RUNS));
        }
        KindChoice how = request.kind();
        boolean searches = kind == BacktestKind.SWEEP || kind == BacktestKind.WALK_FORWARD;
        BacktestSpec spec =
                new BacktestSpec(
                        kind,
                        rules.stream()
                                .map(SpecRule::label)
                                .reduce((a, b) -> a + " / " + b)
                                .orElse(""),
                        rules,
                        symbols,
                        money(request.money(), before.map(BacktestSpec::money)),
                        how.execution() == null
                                ? before.map(BacktestSpec::execution).orElse(ExecutionChoice.USUAL)
                                : how.execution(),
                        kind == BacktestKind.PORTFOLIO
                                ? Optional.of(
                                        Objects.requireNonNullElse(
                                                how.portfolio(), PortfolioChoice.USUAL))
                                : Optional.empty(),
                        searches
                                ? Optional.of(
                                        Objects.requireNonNullElse(
                                                how.search(), SearchChoice.USUAL))
                                : Optional.empty(),
                        0);
        BacktestSpec by = spec.by(used(named));
        return how.seed() == null ? by : by.withSeed(how.seed());
    }

    /// The profiles of the caller by which any of these is.
    private List<OwnProfile> used(Collection<Operand.FieldValue> named) {
        return own.stream()
                .filter(profile ->
                        named.stream()
                                .anyMatch(
                                        field -> AnalysisFields.isBy(field.name(), profile.name())))
                .toList();
    }

    /// A spec that is never run, by which a rule's symbols are loaded.
    public BacktestSpec ofCheck(ChosenRule chosen, SpecSymbols symbols) {
        return BacktestSpec.ofCheck(chosen.rule(), symbols).by(used(chosen.first().fields()));
    }

    /// Finer bars of all symbols at once are too many.
    private static void requireNoDetail(SpecRule rule) {
        if (rule.template().hasNonNull("detail_timeframe")) {
            throw Refusal.invalidAs(
                    "bad_rule",
                    List.of(
                            new Fault(
                                    "/rules/detail_timeframe",
                                    "must be left out in a portfolio, whose tape is the bars of the"
                                            + " rule; run kind single to see each symbol with finer"
                                            + " bars")));
        }
    }

    private static void objective(String code, @Nullable String benchmark) {
        SweepObjective objective = SweepObjective.of(code, "/search/objective");
        boolean compares =
                objective == SweepObjective.ALPHA || objective == SweepObjective.INFORMATION_RATIO;
        if (compares && benchmark == null) {
            throw Refusal.invalid(
                    "/search/objective",
                    "%s needs a benchmark: set benchmark to the ticker of an index"
                            .formatted(code));
        }
    }

    /// @param before of an earlier backtest, where one is named
    private static SpecMoney money(MoneyChoice money, Optional<SpecMoney> before) {
        SpecMoney usual = before.orElse(new SpecMoney(USUAL_CASH, "", 0));
        BigDecimal cash =
                Objects.requireNonNullElse(money.cash(), usual.cash()).stripTrailingZeros();
        return new SpecMoney(
                cash.scale() < 0 ? cash.setScale(0) : cash,
                Objects.requireNonNullElse(money.costs(), usual.costs()),
                money.riskFree() == null ? usual.riskFree() : money.riskFree().doubleValue());
    }

    private static BacktestKind kind(BacktestRequest request, int combinations) {
        KindChoice how = request.kind();
        List<Fault> faults = new ArrayList<>();
        BacktestKind kind =
                how.kind() != null
                        ? how.kind()
                        : request.rules().size() > 1
                                ? BacktestKind.COMPARE
                                : how.portfolio() != null
                                        ? BacktestKind.PORTFOLIO
                                        : combinations > 1
                                                ? BacktestKind.SWEEP
                                                : BacktestKind.SINGLE;
        String code = kind.name().toLowerCase(Locale.ROOT);
        boolean searches = kind == BacktestKind.SWEEP || kind == BacktestKind.WALK_FORWARD;
        boolean compares = kind == BacktestKind.COMPARE;
        if (compares != request.rules().size() > 1) {
            faults.add(
                    new Fault(
                            "/kind",
                            compares
                                    ? "is compare, and there is one rule only: send several to POST"
                                            + " /api/v1/backtests/compare"
                                    : "must be compare or left out, as several rules are given, was"
                                            + " "
                                            + code));
        }
        if (!searches && combinations > 1) {
            faults.add(
                    new Fault(
                            compares ? "/compare" : "/kind",
                            compares
                                    ? "takes one value of each parameter, and a rule has %d combinations: send that rule to POST /api/v1/backtests"
                                            .formatted(combinations)
                                    : "must be sweep or walk_forward, as params have %d combinations, was %s"
                                            .formatted(combinations, code)));
        }
        if (searches && combinations == 1) {
            faults.add(
                    new Fault(
                            "/kind",
                            "is %s, and the rule has one combination of params only: list several values, as in \"params\": {\"fast\": [10, 20]}"
                                    .formatted(code)));
        }
        if (how.portfolio() != null && kind != BacktestKind.PORTFOLIO) {
            faults.add(new Fault("/portfolio", "is for kind portfolio, was sent with " + code));
        }
        if (how.search() != null && !searches) {
            faults.add(
                    new Fault("/search", "is for sweep and walk_forward, was sent with " + code));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return kind;
    }

    /// A rule that ships puts all of its cash into one position; in a portfolio each has its part.
    private static SpecRule shared(SpecRule rule, @Nullable PortfolioChoice choice) {
        if (!rule.origin().startsWith("builtin ")) {
            return rule;
        }
        Integer most = choice == null ? null : choice.maxPositions();
        int positions = most == null ? PortfolioChoice.USUAL_POSITIONS : most;
        JsonNode changed = rule.template().deepCopy();
        for (String side : List.of("long", "short")) {
            if (changed.path(side).path("size").path("percent") instanceof NumericNode percent) {
                ((ObjectNode) changed.path(side).path("size"))
                        .put(
                                "percent",
                                percent.decimalValue()
                                        .divide(BigDecimal.valueOf(positions), 4, RoundingMode.DOWN)
                                        .stripTrailingZeros());
            }
        }
        return new SpecRule(rule.label(), rule.origin(), changed);
    }

    /// The symbols of a request, or none.
    ///
    /// @param now by which universes and spans are judged
    public SpecSymbols symbols(Optional<SymbolChoice> choice, Instant now) {
        return new SymbolChooser(sources).symbols(choice, now);
    }
}
