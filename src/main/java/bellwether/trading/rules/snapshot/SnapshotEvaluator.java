package bellwether.trading.rules.snapshot;

import static bellwether.trading.rules.Truth.NO;
import static bellwether.trading.rules.Truth.UNSURE;
import static bellwether.trading.rules.Truth.YES;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.WordRelation;
import bellwether.trading.rules.evaluation.TruthPasses;
import java.util.BitSet;
import java.util.List;
import java.util.function.BinaryOperator;

/// Evaluates conditions on the last bars of many symbols at once, in passes over columns with a
/// place for each symbol. To the bit what [bellwether.trading.rules.ColumnEvaluator] says of each
/// symbol, where the two bars that are known decide; [SnapshotReach] says of which conditions they
/// do.
public final class SnapshotEvaluator {
    private final SnapshotColumns columns;
    private final SnapshotValues operands;
    private final RuleFields fields;
    private final CrossTies ties;
    private final int size;
    private final BitSet undecided = new BitSet();

    public SnapshotEvaluator(SnapshotColumns columns, RuleFields fields, CrossTies ties) {
        this.columns = columns;
        this.operands = new SnapshotValues(columns, fields);
        this.fields = fields;
        this.ties = ties;
        this.size = columns.size();
    }

    /// Where a cross that was asked for depends on bars before the two that are known, because both
    /// sides were equal on the earlier one; the cross is said to be unknown there.
    public BitSet undecided() {
        return undecided;
    }

    /// As codes of [Truth]; the caller's own. Of a symbol without bars everything is unknown.
    public byte[] truth(Condition condition) {
        byte[] truth = truth(condition, 0);
        byte[] bars = columns.bars();
        for (int i = 0; i < size; i++) {
            truth[i] = bars[i] == 0 ? UNSURE : truth[i];
        }
        return truth;
    }

    private byte[] truth(Condition condition, int back) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                    joined(parts, back, SnapshotEvaluator::and);
            case Condition.Any(List<Condition> parts) -> joined(parts, back, SnapshotEvaluator::or);
            case Condition.Not(Condition part) -> TruthPasses.not(truth(part, back));
            case Condition.Within(Condition part, int bars) ->
                    spanned(part, bars, back, SnapshotEvaluator::or);
            case Condition.Throughout(Condition part, int bars) ->
                    spanned(part, bars, back, SnapshotEvaluator::and);
            case Condition.Comparison(var left, var relation, var right) ->
                    TruthPasses.compare(
                            operands.values(left, back),
                            relation,
                            operands.values(right, back),
                            size);
            case Condition.Between(var value, var low, var high) -> between(value, low, high, back);
            case Condition.Cross cross -> cross(cross, back);
            case Condition.Run run -> moves(run, back);
            case Condition.WordTest(var field, var relation, var words) ->
                    TruthPasses.words(
                            operands.values(field, back),
                            words.stream().mapToInt(word -> place(field, word)).toArray(),
                            relation != WordRelation.IS_NOT,
                            size);
            case Condition.WordOrder(var field, var relation, String word) ->
                    TruthPasses.compare(
                            operands.values(field, back),
                            relation,
                            operands.constant(place(field, word)),
                            size);
            case Condition.Known(var value) ->
                    TruthPasses.known(operands.values(value, back), size);
            case Condition.Flag(var field) -> TruthPasses.flag(operands.values(field, back), size);
            case Condition.Member(var kind, String name) ->
                    TruthPasses.flag(columns.member(kind, name, back), size);
        };
    }

    private byte[] joined(List<Condition> parts, int back, BinaryOperator<byte[]> join) {
        byte[] all = truth(parts.get(0), back);
        for (Condition part : parts.subList(1, parts.size())) {
            all = join.apply(all, truth(part, back));
        }
        return all;
    }

    private static byte[] and(byte[] into, byte[] other) {
        TruthPasses.and(into, other);
        return into;
    }

    private static byte[] or(byte[] into, byte[] other) {
        TruthPasses.or(into, other);
        return into;
    }

    /// Before the first bar everything is unknown.
    private byte[] spanned(Condition part, int bars, int back, BinaryOperator<byte[]> join) {
        byte[] now = truth(part, back);
        if (bars == 1) {
            return now;
        }
        SnapshotReach.require(back == 0 && bars == 2);
        byte[] before = truth(part, 1);
        for (int i = 0; i < size; i++) {
            before[i] = hasBefore(i) ? before[i] : UNSURE;
        }
        return join.apply(now, before);
    }

    private boolean hasBefore(int symbol) {
        return columns.bars()[symbol] > 1;
    }

    private byte[] between(Operand value, Operand low, Operand high, int back) {
        double[] values = operands.values(value, back);
        byte[] out =
                TruthPasses.compare(values, Relation.AT_LEAST, operands.values(low, back), size);
        TruthPasses.and(
                out,
                TruthPasses.compare(values, Relation.AT_MOST, operands.values(high, back), size));
        return out;
    }

    private byte[] cross(Condition.Cross cross, int back) {
        SnapshotReach.require(back == 0);
        Operand left = cross.left();
        Operand right = cross.right();
        return switch (cross.direction()) {
            case ABOVE -> above(left, right);
            case BELOW -> above(right, left);
            case EITHER -> or(above(left, right), above(right, left));
        };
    }

    private byte[] above(Operand a, Operand b) {
        double[] a0 = operands.values(a, 0);
        double[] b0 = operands.values(b, 0);
        double[] a1 = operands.values(a, 1);
        double[] b1 = operands.values(b, 1);
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            byte now = isAbove(a0[i], b0[i]);
            if (now != YES) {
                out[i] = now;
            } else if (!hasBefore(i)) {
                out[i] = UNSURE;
            } else {
                out[i] = isAbove(b1[i], a1[i]);
                if (ties != CrossTies.STRICT && out[i] == NO && isAbove(a1[i], b1[i]) == NO) {
                    undecided.set(i);
                    out[i] = UNSURE;
                }
            }
        }
        return out;
    }

    private static byte isAbove(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return UNSURE;
        }
        return CrossTies.isAbove(a, b) ? YES : NO;
    }

    private byte[] moves(Condition.Run run, int back) {
        SnapshotReach.require(back == 0 && run.bars() == 1);
        double[] before =
                operands.carried(
                        operands.values(run.value(), 1),
                        OperandType.of(run.value(), fields).shareScale());
        byte[] out =
                TruthPasses.compare(
                        operands.values(run.value(), 0),
                        run.rising() ? Relation.GREATER : Relation.LESS,
                        before,
                        size);
        for (int i = 0; i < size; i++) {
            out[i] = hasBefore(i) ? out[i] : UNSURE;
        }
        return out;
    }

    private int place(Operand.FieldValue field, String word) {
        return fields.named(field.name()).place(word).orElseThrow();
    }

    /// The values of an operand on the last bars; NaN where it has none. Not to be written to.
    public double[] values(Operand operand) {
        return operands.values(operand, 0);
    }
}
