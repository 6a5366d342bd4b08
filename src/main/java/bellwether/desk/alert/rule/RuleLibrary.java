package bellwether.desk.alert.rule;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseContents;
import bellwether.market.symbols.UniverseFault;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.Condition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Reads rules: those that owners send, and those that are stored.
public final class RuleLibrary {
    private static final int MOST_READ = 10_000;

    private final ConditionFields fields;
    private final Calendars calendars;
    private final SymbolDirectory symbols;
    private final PortfolioRecords portfolios;
    private final Universes universes;
    private final Map<Stored, RuleReading> read = new ConcurrentHashMap<>();

    /// A stored rule is another one after each change.
    private record Stored(AlertRuleId id, int version) {}

    public RuleLibrary(
            ConditionFields fields,
            Calendars calendars,
            SymbolDirectory symbols,
            PortfolioRecords portfolios,
            Universes universes) {
        this.fields = fields;
        this.calendars = calendars;
        this.symbols = symbols;
        this.portfolios = portfolios;
        this.universes = universes;
    }

    /// What conditions may name.
    public ConditionFields fields() {
        return fields;
    }

    /// A rule that an owner sends.
    ///
    /// @param channels those of the owner
    public RuleReading read(String owner, ObjectNode body, Set<UUID> channels) {
        RuleReading reading =
                new RuleDefinitionReader(body, fields, owner, calendars, new Owned(owner), channels)
                        .read();
        return reading.definition()
                .flatMap(
                        rule -> new NamedFaults(this).of(owner, rule, body.path("when").asText("")))
                .orElse(reading);
    }

    /// A stored rule; what is wrong with it now is gone since it was stored.
    public RuleReading read(AlertRule rule) {
        if (read.size() > MOST_READ) {
            read.clear();
        }
        Stored version = new Stored(rule.id(), rule.version());
        RuleReading known = read.get(version);
        if (known == null) {
            known = reread(rule.owner(), rule.body());
            if (known.definition().isPresent()) { // what is wrong may pass: a sector comes back
                read.put(version, known);
            }
        }
        return known;
    }

    /// Reads a body that was read before: symbols, portfolios and channels are not looked up.
    public RuleReading reread(String owner, ObjectNode body) {
        Set<UUID> channels =
                body.path("channels")
                        .valueStream()
                        .map(node -> UUID.fromString(node.asText()))
                        .collect(Collectors.toCollection(HashSet::new));
        return new RuleDefinitionReader(body, fields, owner, calendars, new Trusted(), channels)
                .read();
    }

    /// An owner's condition, ready to be judged now.
    ///
    /// @throws Refusal 422 where a list or screen that it names is gone
    public JudgedCondition judged(String owner, RuleDefinition rule) {
        OwnerFields own = fields.of(owner, rule.timeframe(), rule.condition());
        return new JudgedCondition(own.expanded(rule.condition()), own);
    }

    /// Why a stored rule can no longer be judged; empty where it can.
    ///
    /// @param universes looks for what a rule looks at, as [#tickers] does: once for rules that
    ///   share it
    public Optional<String> fault(AlertRule rule, BiConsumer<AlertRule, RuleScope> universes) {
        RuleReading reading = read(rule);
        if (reading.definition().isEmpty()) {
            return Optional.of(words(reading));
        }
        RuleDefinition definition = reading.definition().get();
        try {
            if (definition.scope() instanceof RuleScope.Symbols symbols && symbols.isOwned()) {
                universes.accept(rule, symbols);
            }
            if (definition.trigger() instanceof RuleTrigger.Test(Condition condition)
                    && !ConditionFields.needsNoFacts(condition)) {
                judged(rule.owner(), definition);
            }
            return definition.scope() instanceof RuleScope.Account account
                    ? missing(rule.owner(), account)
                    : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(lasting(refusal).detail());
        }
    }

    /// A refusal that stays one however often it is asked.
    ///
    /// @throws Refusal the same where it may be gone at the next time
    public static Refusal lasting(Refusal refusal) {
        if (refusal.isTransient()) {
            throw refusal;
        }
        return refusal;
    }

    /// The tickers that rules look at now, by their present names.
    ///
    /// @throws Refusal 422 where a list or screen is gone
    public Set<String> tickers(String owner, RuleScope scope) {
        return switch (scope) {
            case RuleScope.Symbols(Universe universe) -> universes.tickers(owner, universe);
            case RuleScope.Account _, RuleScope.Nothing _ -> Set.of();
        };
    }

    /// The ids of some symbols that a rule looks at.
    ///
    /// @param names of these symbols, with their ids
    /// @throws Refusal 422 where a list or screen is gone
    public Set<Long> among(String owner, RuleScope scope, Map<String, Long> names) {
        return switch (scope) {
            case RuleScope.Symbols(Universe universe) -> universes.among(owner, universe, names);
            case RuleScope.Account _, RuleScope.Nothing _ -> Set.of();
        };
    }

    /// What a rule looks at now; nothing where it looks at no universe.
    public Optional<UniverseContents> contents(AlertRule rule) {
        return read(rule)
                .definition()
                .flatMap(one ->
                        one.scope() instanceof RuleScope.Symbols(Universe universe)
                                ? Optional.of(
                                        universes.contents(rule.owner(), universe, one.timeframe()))
                                : Optional.empty());
    }

    private boolean hasStrategy(String owner, StrategyId id) {
        try {
            portfolios.place(owner, id);
            return true;
        } catch (Refusal refusal) {
            if (refusal.kind() != RefusalKind.NOT_FOUND) {
                throw refusal;
            }
            return false; // the owner has none of this id
        }
    }

    /// Empty where an owner still has the portfolio or strategy.
    private Optional<String> missing(String owner, RuleScope.Account account) {
        return account.portfolio()
                .filter(id -> portfolios.find(owner, id).isEmpty())
                .map(id -> "you have no portfolio %s any more".formatted(id))
                .or(() ->
                        account.strategy()
                                .filter(id -> !hasStrategy(owner, id))
                                .map(id -> "you have no strategy %s any more".formatted(id)));
    }

    /// What symbols are called now that had these names when they were asked for.
    public Set<String> present(Collection<String> tickers) {
        Map<String, String> renamed = symbols.renamed(tickers);
        return tickers.stream()
                .map(ticker -> renamed.getOrDefault(ticker, ticker))
                .collect(Collectors.toSet());
    }

    /// What was looked up when a rule was stored.
    private static final class Trusted implements RuleScopeReader.KnownThings {
        @Override
        public boolean hasPortfolio(PortfolioId id) {
            return true;
        }

        @Override
        public boolean hasStrategy(StrategyId id) {
            return true;
        }

        @Override
        public List<UniverseFault> faults(Universe universe, String pointer) {
            return List.of();
        }
    }

    private final class Owned implements RuleScopeReader.KnownThings {
        private final String owner;

        Owned(String owner) {
            this.owner = owner;
        }

        @Override
        public boolean hasPortfolio(PortfolioId id) {
            return portfolios.find(owner, id).isPresent();
        }

        @Override
        public boolean hasStrategy(StrategyId id) {
            return RuleLibrary.this.hasStrategy(owner, id);
        }

        @Override
        public List<UniverseFault> faults(Universe universe, String pointer) {
            return universes.faults(owner, universe, pointer);
        }
    }

    /// What is wrong with a stored rule, in words.
    public static String words(RuleReading reading) {
        return reading.faults().stream().map(Fault::detail).collect(Collectors.joining("; "));
    }
}
