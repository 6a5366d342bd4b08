package bellwether.trading.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule's conditions and values are on each bar of a history. Conditions on positions or
/// money are evaluated on the bar that is asked for, all others once over the whole history.
public final class RuleSignals {
    private static final Operand ATR = Operand.FieldValue.of("ATR_14");

    private final Rule rule;
    private final RuleColumns columns;
    private final ColumnEvaluator evaluator;
    private final PointEvaluator points;

    /// By the object: a rule asks for its own conditions again and again, and to compare them as
    /// values takes longer than to read a column.
    private final IdentityHashMap<Condition, TruthColumn> known = new IdentityHashMap<>();

    private final IdentityHashMap<Operand, double[]> values = new IdentityHashMap<>();
    private final SignalWarmUp warmUp;
    private final List<String> live;
    private final int firstDecision;
    private byte @Nullable [] acts;

    public RuleSignals(Rule rule, RuleColumns columns) {
        this(rule, columns, 0, SharedTruths.none());
    }

    /// The same, and nothing is decided before a bar, whatever is known.
    public RuleSignals(Rule rule, RuleColumns columns, int notBefore) {
        this(rule, columns, notBefore, SharedTruths.none());
    }

    /// The same without such a bar.
    ///
    /// @param shared with other rules over the same columns
    public RuleSignals(Rule rule, RuleColumns columns, SharedTruths shared) {
        this(rule, columns, 0, shared);
    }

    private RuleSignals(Rule rule, RuleColumns columns, int notBefore, SharedTruths shared) {
        this.rule = rule;
        this.columns = columns;
        this.evaluator = new ColumnEvaluator(columns, rule.options().ties(), shared);
        this.points =
                new PointEvaluator(BarValues.of(columns), columns.fields(), rule.options().ties());
        this.warmUp = SignalWarmUp.of(rule, columns);
        this.live = warmUp.live();
        this.firstDecision = Math.max(warmUp.firstDecision(), Math.min(columns.size(), notBefore));
    }

    /// Over a history that was seen before, whose conditions are not computed again.
    ///
    /// @param rule the very object that the snapshot was made with
    public RuleSignals(Rule rule, RuleColumns columns, SignalSnapshot snapshot) {
        this.rule = rule;
        this.columns = columns;
        this.evaluator = new ColumnEvaluator(columns, rule.options().ties());
        this.points =
                new PointEvaluator(BarValues.of(columns), columns.fields(), rule.options().ties());
        this.warmUp = SignalWarmUp.none(rule, columns);
        this.live = List.of();
        this.firstDecision = snapshot.firstDecision();
        List<Condition> conditions = rule.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            known.put(conditions.get(i), snapshot.column(i, columns.size()));
        }
    }

    /// What a later walk over the same history needs of its conditions. None may ask about
    /// positions or money.
    public SignalSnapshot snapshot() {
        List<BitSet> truths = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            truths.add(bits(column(condition)));
        }
        return new SignalSnapshot(firstDecision, truths);
    }

    private static BitSet bits(TruthColumn column) {
        byte[] codes = column.codes();
        long[] words = new long[(codes.length + Long.SIZE - 1) / Long.SIZE];
        for (int bar = 0; bar < codes.length; bar++) {
            if (codes[bar] == Truth.YES) {
                words[bar / Long.SIZE] |= 1L << bar;
            }
        }
        return BitSet.valueOf(words);
    }

    /// The bars on which a side's entry condition is true.
    public BitSet entering() {
        BitSet entering = new BitSet();
        rule.sides().forEach(side -> entering.or(bits(column(side.enter()))));
        return entering;
    }

    /// The values of an operand on each bar, NaN where it has none; not to be written to.
    public double[] values(Operand operand) {
        return values.computeIfAbsent(operand, evaluator::values);
    }

    /// How many bars the rule needs before its values are known, and are stable.
    public BarsNeeded barsNeeded() {
        return rule.barsNeeded(columns.fields());
    }

    /// How many bars it needs up to and with that of its first decision, where every value is known
    /// as early as it can be.
    public BarsNeeded barsToDecide() {
        return warmUp.barsToDecide();
    }

    /// The names of its values that are never stable, for which `stable: true` means that nothing
    /// is ever decided.
    public List<String> neverStable() {
        return warmUp.neverStable();
    }

    public Rule rule() {
        return rule;
    }

    public RuleHistory history() {
        return columns.history();
    }

    /// The first bar at whose close something may be decided.
    public int firstDecision() {
        return firstDecision;
    }

    /// The fields on positions and money that must be set before a bar is asked for.
    public List<String> liveFields() {
        return live;
    }

    /// Sets one of those; NaN where it is unknown.
    public void setLive(String name, int bar, double value) {
        columns.setLive(name, bar, value);
    }

    public Truth truth(Condition condition, int bar) {
        if (isLive(condition)) {
            return Truth.of(points.truth(condition, bar));
        }
        return column(condition).at(bar);
    }

    private TruthColumn column(Condition condition) {
        return known.computeIfAbsent(condition, evaluator::evaluate);
    }

    /// On how many bars from the first decision on a condition is true; nothing when it depends on
    /// positions or money.
    public Optional<Integer> timesTrue(Condition condition) {
        if (isLive(condition)) {
            return Optional.empty();
        }
        TruthColumn column = column(condition);
        int count = 0;
        for (int bar = firstDecision; bar < column.size(); bar++) {
            count += column.isTrue(bar) ? 1 : 0;
        }
        return Optional.of(count);
    }

    private boolean isLive(Condition condition) {
        return !live.isEmpty()
                && ConditionParts.fields(condition).stream()
                        .anyMatch(field -> live.contains(field.name()));
    }

    /// Whether anything may be decided at a bar's close: a condition is true or asks about
    /// positions or money, or the rule counts bars.
    public boolean mayAct(int bar) {
        return acting()[bar] != 0;
    }

    /// The first bar from one to before another at whose close anything may be decided; the other
    /// where there is none.
    public int nextAct(int from, int to) {
        byte[] acting = acting();
        int bar = from;
        while (bar < to && acting[bar] == 0) {
            bar++;
        }
        return bar;
    }

    private byte[] acting() {
        byte[] acting = acts;
        if (acting == null) {
            acting = findActing();
            acts = acting;
        }
        return acting;
    }

    private byte[] findActing() {
        byte[] acting = new byte[columns.size()];
        boolean counts =
                !live.isEmpty()
                        || rule.sides().stream()
                                .anyMatch(side -> side.maxBars() > 0 || side.cooldownBars() > 0);
        if (counts) {
            Arrays.fill(acting, (byte) 1);
            return acting;
        }
        for (Condition condition : rule.conditions()) {
            TruthColumn column = column(condition);
            for (int bar = 0; bar < acting.length; bar++) {
                if (column.isTrue(bar)) {
                    acting[bar] = 1;
                }
            }
        }
        return acting;
    }

    /// NaN where it is unknown.
    public double value(Operand operand, int bar) {
        boolean isLive =
                ConditionParts.fields(operand).stream()
                        .anyMatch(field -> live.contains(field.name()));
        return isLive
                ? points.value(operand, bar)
                : values.computeIfAbsent(operand, evaluator::values)[bar];
    }

    public double close(int bar) {
        return columns.history().raw().close()[bar];
    }

    /// The average true range of 14 bars, in the bar's own shares.
    public double averageTrueRange(int bar) {
        return value(ATR, bar);
    }
}
