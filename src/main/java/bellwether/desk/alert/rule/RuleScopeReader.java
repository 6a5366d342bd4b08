package bellwether.desk.alert.rule;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what a rule looks at: `universe`, `portfolio` or `strategy`.
final class RuleScopeReader {
    static final List<String> KEYS = List.of("universe", "portfolio", "strategy");
    private static final int MOST_TICKERS = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final List<String> UNIVERSES = List.of("tickers", "list", "screen");

    private final RuleFaults faults;
    private final ObjectFaults body;
    private final KnownThings known;

    /// Which things of an owner a rule may name.
    interface KnownThings {
        /// All tickers that are stored.
        Collection<String> tickers();

        /// What a former name is called now; empty where it is none.
        Optional<String> present(String ticker);

        boolean hasPortfolio(PortfolioId id);

        boolean hasStrategy(StrategyId id);

        /// Why rules cannot look at a list or screen of this name; empty where they can.
        ///
        /// @param kind `list` or `screen`
        Optional<String> refusal(String kind, String name);
    }

    RuleScopeReader(RuleFaults faults, ObjectFaults body, KnownThings known) {
        this.faults = faults;
        this.body = body;
        this.known = known;
    }

    Optional<RuleScope> read(boolean byClock) {
        if (byClock) {
            KEYS.stream()
                    .filter(body::has)
                    .forEach(key ->
                            body.wrong(
                                    body.at(key),
                                    "must be absent: a rule by the clock looks at nothing"));
            return Optional.of(new RuleScope.Nothing());
        }
        return body.one(KEYS)
                .flatMap(key ->
                        switch (key) {
                            case "universe" -> universe(body.get(key), body.at(key));
                            case "portfolio" -> portfolio(body.get(key), body.at(key));
                            default -> strategy(body.get(key), body.at(key));
                        });
    }

    private Optional<RuleScope> portfolio(JsonNode node, String at) {
        Optional<PortfolioId> id = PortfolioId.parse(node.asText()).filter(known::hasPortfolio);
        if (id.isEmpty()) {
            faults.add(
                    at,
                    "must be the id of a portfolio of yours such as pf_1, was "
                            + ObjectFaults.shown(node));
        }
        return id.map(one -> new RuleScope.Account(Optional.of(one), Optional.empty()));
    }

    private Optional<RuleScope> strategy(JsonNode node, String at) {
        Optional<StrategyId> id = StrategyId.parse(node.asText()).filter(known::hasStrategy);
        if (id.isEmpty()) {
            faults.add(
                    at,
                    "must be the id of a strategy of yours such as st_1, was "
                            + ObjectFaults.shown(node));
        }
        return id.map(one -> new RuleScope.Account(Optional.empty(), Optional.of(one)));
    }

    private Optional<RuleScope> universe(JsonNode node, String at) {
        if (node.isTextual()) {
            if (node.textValue().equals("all")) {
                return Optional.of(new RuleScope.Everything());
            }
            faults.add(
                    at,
                    "must be \"all\" or an object with one of %s, was %s"
                            .formatted(String.join(", ", UNIVERSES), ObjectFaults.shown(node)));
            return Optional.empty();
        }
        ObjectFaults object = faults.object(node, at);
        return object.isObject(UNIVERSES)
                ? object.one(UNIVERSES)
                        .flatMap(kind ->
                                kind.equals("tickers")
                                        ? tickers(object.get(kind), object.at(kind))
                                        : named(kind, object.get(kind), object.at(kind)))
                : Optional.empty();
    }

    private Optional<RuleScope> named(String kind, JsonNode node, String at) {
        if (!node.isTextual()
                || node.textValue().isBlank()
                || node.textValue().length() > LONGEST_NAME) {
            faults.add(
                    at,
                    "must be the name or id of a %s of yours, was %s"
                            .formatted(kind, ObjectFaults.shown(node)));
            return Optional.empty();
        }
        Optional<String> refusal = known.refusal(kind, node.textValue());
        refusal.ifPresent(why -> faults.add(at, why));
        return refusal.isPresent()
                ? Optional.empty()
                : Optional.of(new RuleScope.Named(kind, node.textValue()));
    }

    private Optional<RuleScope> tickers(JsonNode node, String at) {
        if (!node.isArray() || node.size() > MOST_TICKERS) {
            faults.add(
                    at,
                    "must be a list of 1 to %d tickers, was %s"
                            .formatted(
                                    MOST_TICKERS,
                                    node.isArray()
                                            ? node.size() + " tickers"
                                            : ObjectFaults.shown(node)));
            return Optional.empty();
        }
        if (node.isEmpty()) {
            faults.add(RuleReading.EMPTY_UNIVERSE, at, "must have at least one ticker, has none");
            return Optional.empty();
        }
        Collection<String> stored = new LinkedHashSet<>(known.tickers());
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < node.size(); i++) {
            ticker(node.get(i), at + "/" + i, stored).ifPresent(found::add);
        }
        return Optional.of(new RuleScope.Symbols(List.copyOf(found)));
    }

    private Optional<String> ticker(JsonNode node, String at, Collection<String> stored) {
        Optional<Ticker> ticker = node.isTextual() ? Ticker.of(node.textValue()) : Optional.empty();
        if (ticker.isEmpty()) {
            faults.add(
                    at,
                    node.isTextual()
                            ? Ticker.rule(node.textValue())
                            : "must be a ticker such as AAPL, was " + ObjectFaults.shown(node));
            return Optional.empty();
        }
        String name = ticker.get().name();
        Optional<String> present = stored.contains(name) ? Optional.of(name) : known.present(name);
        if (present.isEmpty()) {
            faults.add(
                    at,
                    "must be a symbol that is stored, was \"%s\"%s"
                            .formatted(name, DidYouMean.ending(stored, name)));
        }
        return present;
    }
}
