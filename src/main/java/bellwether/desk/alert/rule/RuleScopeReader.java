package bellwether.desk.alert.rule;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseFault;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.Fault;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a rule looks at: `universe`, `portfolio` or `strategy`.
final class RuleScopeReader {
    static final List<String> KEYS = List.of("universe", "portfolio", "strategy");

    private final RuleFaults faults;
    private final ObjectFaults body;
    private final KnownThings known;

    /// Which things of an owner a rule may name.
    interface KnownThings {
        boolean hasPortfolio(PortfolioId id);

        boolean hasStrategy(StrategyId id);

        /// What is wrong with a universe.
        ///
        /// @param pointer of the universe
        List<UniverseFault> faults(Universe universe, String pointer);
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
        if (KEYS.stream().noneMatch(body::has)) {
            body.wrong(
                    body.at(KEYS.getFirst()),
                    UniverseReader.RULE + ", was left out; or give portfolio or strategy");
            return Optional.empty();
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
        List<Fault> wrong = new ArrayList<>();
        Optional<Universe> universe = UniverseReader.read(node, at, wrong);
        wrong.forEach(one -> faults.add(one.pointer(), one.detail()));
        universe.map(found -> known.faults(found, at))
                .ifPresent(found ->
                        found.forEach(one ->
                                faults.add(
                                        one.code(), one.fault().pointer(), one.fault().detail())));
        return universe.map(RuleScope.Symbols::new);
    }
}
