package bellwether.research.screen.work;

import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.near.ScreenPlan;
import bellwether.research.screen.store.ScreenRowDao;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.Truth;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What the stored bars of one symbol say of a screen's tests and values on the last of them.
final class BarFinding {
    private final long symbol;
    private final long bar;
    private final byte[] truths;
    private final double[] values;

    private BarFinding(long symbol, long bar, byte[] truths, double[] values) {
        this.symbol = symbol;
        this.bar = bar;
        this.truths = truths;
        this.values = values;
    }

    /// Evaluates a screen over all finished bars of a symbol.
    static BarFinding of(ScreenPlan plan, OwnerFacts facts, long symbol, RuleHistory history) {
        byte[] truths = new byte[plan.tests().size()];
        double[] values = new double[plan.values().size()];
        Arrays.fill(truths, Truth.UNSURE);
        Arrays.fill(values, Double.NaN);
        int last = history.size() - 1;
        if (last < 0) {
            return new BarFinding(symbol, 0, truths, values);
        }
        RuleColumns columns =
                new RuleColumns(
                        history,
                        facts.fields(),
                        FactColumns.of(facts, symbol, AnalysisFields.columns()));
        ColumnEvaluator evaluator = new ColumnEvaluator(columns, CrossTies.LAST_DIFFERENT);
        for (int i = 0; i < truths.length; i++) {
            Condition test = plan.tests().get(i);
            truths[i] = evaluator.evaluate(test).codes()[last];
        }
        for (int i = 0; i < values.length; i++) {
            Operand value = plan.values().get(i);
            values[i] = evaluator.values(value)[last];
        }
        return new BarFinding(symbol, history.raw().time()[last], truths, values);
    }

    /// As it was stored for the same screen.
    static BarFinding of(ScreenPlan plan, ScreenRowDao.Row row) {
        byte[] truths = new byte[plan.tests().size()];
        double[] values = new double[plan.values().size()];
        ByteBuffer packed = ByteBuffer.wrap(row.packed());
        if (packed.remaining() != truths.length + Double.BYTES * values.length) {
            throw new IllegalStateException("was stored for another screen");
        }
        packed.get(truths);
        packed.asDoubleBuffer().get(values);
        return new BarFinding(row.symbol(), row.bar(), truths, values);
    }

    ScreenRowDao.Row row() {
        ByteBuffer packed = ByteBuffer.allocate(truths.length + Double.BYTES * values.length);
        packed.put(truths);
        packed.asDoubleBuffer().put(values);
        return new ScreenRowDao.Row(symbol, bar, packed.array());
    }

    long symbol() {
        return symbol;
    }

    /// When its last bar begins; 0 without bars.
    long bar() {
        return bar;
    }

    /// A code of [Truth].
    byte truth(int test) {
        return truths[test];
    }

    /// NaN where it is unknown.
    double value(int place) {
        return values[place];
    }
}
