package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the symbols that nearly pass. A comparison that fails costs its distance from the bound,
/// measured by the spread of that distance over the universe; other tests cost 1. "And" adds, "or"
/// takes the least. Symbols of which a test is unknown are left out: nobody knows how near they
/// are.
public final class NearMisses {
    private final ScreenPlan plan;
    private final TestTable table;
    private final BitSet universe;
    private final MissWords words;
    private final Map<Condition, Double> spreads = new HashMap<>();

    /// @param universe the places of the symbols that are screened
    public NearMisses(ScreenPlan plan, TestTable table, BitSet universe, RuleFields fields) {
        this.plan = plan;
        this.table = table;
        this.universe = universe;
        this.words = new MissWords(table, fields);
    }

    /// The nearest first; of the same cost by place.
    ///
    /// @param most at most so many
    public List<NearMiss> nearest(int most) {
        List<NearMiss> all = new ArrayList<>();
        byte[] truths = table.truth(plan.tree());
        for (int i = universe.nextSetBit(0); i >= 0; i = universe.nextSetBit(i + 1)) {
            if (truths[i] == Truth.NO && isKnown(i)) {
                all.add(new NearMiss(i, cost(plan.tree(), i), List.of()));
            }
        }
        return all.stream()
                .sorted(
                        Comparator.comparingDouble(NearMiss::cost)
                                .thenComparingInt(NearMiss::symbol))
                .limit(most)
                .map(miss -> new NearMiss(miss.symbol(), miss.cost(), misses(miss.symbol())))
                .toList();
    }

    private boolean isKnown(int symbol) {
        for (Condition test : plan.tests()) {
            if (table.truth(test, symbol) == Truth.UNSURE) {
                return false;
            }
        }
        return true;
    }

    private List<NearMiss.Miss> misses(int symbol) {
        List<NearMiss.Miss> misses = new ArrayList<>();
        collect(plan.tree(), symbol, misses);
        return misses;
    }

    private void collect(TestNode node, int symbol, List<NearMiss.Miss> misses) {
        switch (node) {
            case TestNode.Joined(boolean all, List<TestNode> parts) -> {
                if (all) {
                    parts.forEach(part -> collect(part, symbol, misses));
                } else {
                    parts.stream()
                            .min(Comparator.comparingDouble(part -> cost(part, symbol)))
                            .ifPresent(part -> collect(part, symbol, misses));
                }
            }
            case TestNode.Leaf leaf -> {
                if (isFailed(leaf, symbol)) {
                    misses.add(
                            new NearMiss.Miss(
                                    MissWords.text(leaf),
                                    cost(leaf, symbol),
                                    words.of(leaf, symbol)));
                }
            }
        }
    }

    private boolean isFailed(TestNode.Leaf leaf, int symbol) {
        return table.truth(leaf.test(), symbol) != (leaf.negated() ? Truth.NO : Truth.YES);
    }

    private double cost(TestNode node, int symbol) {
        return switch (node) {
            case TestNode.Leaf leaf -> isFailed(leaf, symbol) ? failed(leaf, symbol) : 0;
            case TestNode.Joined(boolean all, List<TestNode> parts) -> {
                double joined = all ? 0 : Double.POSITIVE_INFINITY;
                for (TestNode part : parts) {
                    double cost = cost(part, symbol);
                    joined = all ? joined + cost : Math.min(joined, cost);
                }
                yield joined;
            }
        };
    }

    private double failed(TestNode.Leaf leaf, int symbol) {
        return switch (leaf.test()) {
            case Condition.Comparison(_, Relation relation, _)
                    when MissWords.needed(relation, leaf.negated()) == Relation.UNEQUAL ->
                    1;
            case Condition.Comparison comparison ->
                    measured(comparison, Math.abs(Distances.fromBound(comparison, table, symbol)));
            case Condition.Between between ->
                    measured(between, Distances.fromRange(between, table, symbol, leaf.negated()));
            default -> 1;
        };
    }

    private double measured(Condition test, double distance) {
        double spread = spreads.computeIfAbsent(test, _ -> Distances.spread(test, table, universe));
        return spread > 0 ? distance / spread : 1;
    }
}
