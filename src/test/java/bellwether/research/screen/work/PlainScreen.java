package bellwether.research.screen.work;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A second writing of screens: each symbol by itself, over all its bars.
final class PlainScreen {
    private static final int LEAST = 4;

    /// Every symbol's own evaluator, by ticker.
    private final Map<String, ColumnEvaluator> symbols = new LinkedHashMap<>();

    PlainScreen(ScreenFixture fixture, List<String> tickers) {
        OwnerFacts facts = fixture.desk.facts(ScreenFixture.ANN, ScreenFixture.DAY);
        for (BarLoader.Loaded each : fixture.loader.load(tickers, ScreenFixture.DAY)) {
            symbols.put(
                    each.facts().ticker(),
                    new ColumnEvaluator(
                            new RuleColumns(
                                    each.history(),
                                    facts.fields(),
                                    FactColumns.of(
                                            facts,
                                            each.facts().symbolId(),
                                            AnalysisFields.columns())),
                            CrossTies.LAST_DIFFERENT));
        }
    }

    Set<String> tickers() {
        return symbols.keySet();
    }

    private ColumnEvaluator evaluator(String ticker) {
        return Objects.requireNonNull(symbols.get(ticker));
    }

    Truth truth(String ticker, Condition condition) {
        var column = evaluator(ticker).evaluate(condition);
        return column.at(column.size() - 1);
    }

    boolean isTrue(String ticker, Condition condition, int bar) {
        return evaluator(ticker).evaluate(condition).isTrue(bar);
    }

    private double value(String ticker, Operand operand) {
        ColumnEvaluator evaluator = evaluator(ticker);
        int size = evaluator.evaluate(new Condition.Known(Operand.FieldValue.of("close"))).size();
        return evaluator.values(operand)[size - 1];
    }

    /// What it costs a symbol to pass; nothing is paid for what it passes.
    double cost(String ticker, Condition condition, boolean wanted) {
        return switch (condition) {
            case Condition.Not(Condition part) -> cost(ticker, part, !wanted);
            case Condition.All(List<Condition> parts) -> joined(ticker, parts, wanted, wanted);
            case Condition.Any(List<Condition> parts) -> joined(ticker, parts, wanted, !wanted);
            case Condition.Comparison(var left, Relation relation, var right) -> {
                if (truth(ticker, condition) == (wanted ? Truth.TRUE : Truth.FALSE)) {
                    yield 0;
                }
                boolean isUnequal = relation == (wanted ? Relation.UNEQUAL : Relation.EQUAL);
                Operand apart =
                        new Operand.Arithmetic(
                                bellwether.trading.rules.Operation.SUBTRACT, left, right);
                yield isUnequal ? 1 : scaled(Math.abs(value(ticker, apart)), apart);
            }
            case Condition.Between(var value, var low, var high) -> {
                if (truth(ticker, condition) == (wanted ? Truth.TRUE : Truth.FALSE)) {
                    yield 0;
                }
                double x = value(ticker, value);
                double a = value(ticker, low);
                double b = value(ticker, high);
                yield scaled(wanted ? (x < a ? a - x : x - b) : Math.min(x - a, b - x), value);
            }
            default -> truth(ticker, condition) == (wanted ? Truth.TRUE : Truth.FALSE) ? 0 : 1;
        };
    }

    private double joined(String ticker, List<Condition> parts, boolean wanted, boolean all) {
        double sum = 0;
        double least = Double.MAX_VALUE;
        for (Condition part : parts) {
            double cost = cost(ticker, part, wanted);
            sum += cost;
            least = Math.min(least, cost);
        }
        return all ? sum : least;
    }

    private double scaled(double distance, Operand of) {
        List<Double> known = new ArrayList<>();
        for (String ticker : symbols.keySet()) {
            double value = value(ticker, of);
            if (!Double.isNaN(value)) {
                known.add(value);
            }
        }
        Collections.sort(known);
        if (known.size() < LEAST) {
            return 1;
        }
        double spread = (quartile(known, 3) - quartile(known, 1)) / 1.349;
        return spread > 0 ? distance / spread : 1;
    }

    private static double quartile(List<Double> sorted, int n) {
        double place = n * (sorted.size() - 1) / 4.0;
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
    }
}
