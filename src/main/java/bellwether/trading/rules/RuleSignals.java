package bellwether.trading.rules;

import bellwether.technical.ta.Indicators;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Set<Operand.FieldValue> fields;
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
                new PointEvaluator(new OfColumns(columns), columns.fields(), rule.options().ties());
        this.fields = rule.fields();
        this.live =
                fields.stream()
                        .map(Operand.FieldValue::name)
                        .filter(columns.fields()::isLive)
                        .toList();
        this.firstDecision = Math.max(findFirstDecision(), Math.min(columns.size(), notBefore));
    }

    /// Over a history that was seen before, whose conditions are not computed again.
    ///
    /// @param rule the very object that the snapshot was made with
    public RuleSignals(Rule rule, RuleColumns columns, SignalSnapshot snapshot) {
        this.rule = rule;
        this.columns = columns;
        this.evaluator = new ColumnEvaluator(columns, rule.options().ties());
        this.points =
                new PointEvaluator(new OfColumns(columns), columns.fields(), rule.options().ties());
        this.fields = Set.of();
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

    private record OfColumns(RuleColumns columns) implements BarValues {
        @Override
        public double value(Operand.FieldValue field, int bar) {
            return columns.field(field)[bar];
        }

        @Override
        public double member(Membership kind, String name, int bar) {
            return columns.member(kind, name)[bar];
        }

        @Override
        public double carried(double value, int from, int to, int scale) {
            return columns.history().carried(value, from, to, scale);
        }
    }

    /// The bar after the first on which every declared value is known, and stable where the rule
    /// asks for that; the number of bars when there is none. What is only known now and then is not
    /// waited for.
    private int findFirstDecision() {
        List<double[]> declared = awaited().map(columns::field).toList();
        int size = columns.size();
        int bar = rule.options().stable() ? stableFrom() : 0;
        while (bar < size && !areKnown(declared, bar)) {
            bar++;
        }
        return Math.min(size, bar + 1);
    }

    private Stream<Operand.FieldValue> awaited() {
        return fields.stream()
                .filter(field -> !live.contains(field.name()))
                .filter(field -> !columns.fields().named(field.name()).warmUp().sparse());
    }

    private static boolean areKnown(List<double[]> declared, int bar) {
        for (double[] column : declared) {
            if (Double.isNaN(column[bar])) {
                return false;
            }
        }
        return true;
    }

    private int stableFrom() {
        int needed = BarsNeeded.of(fields, columns.fields(), rule.timeframe()).stable();
        return Math.min(columns.size(), needed - 1);
    }

    /// How many bars the rule needs before its values are known, and are stable.
    public BarsNeeded barsNeeded() {
        return rule.barsNeeded(columns.fields());
    }

    /// How many bars it needs up to and with that of its first decision, where every value is known
    /// as early as it can be.
    public BarsNeeded barsToDecide() {
        BarsNeeded values = BarsNeeded.of(awaited().toList(), columns.fields(), rule.timeframe());
        int bars = rule.options().stable() ? values.stable() : values.known();
        return new BarsNeeded(bars, bars, values.isExact()).after(1);
    }

    /// The names of its values that are never stable, for which `stable: true` means that nothing
    /// is ever decided.
    public List<String> neverStable() {
        return fields.stream()
                .map(Operand.FieldValue::name)
                .filter(name ->
                        columns.fields().isSupplied(name)
                                ? columns.fields().named(name).warmUp().stable()
                                        == Integer.MAX_VALUE
                                : isNeverStable(StandardFields.source(name)))
                .distinct()
                .toList();
    }

    private static boolean isNeverStable(Optional<FieldSource> source) {
        return source.isPresent()
                && source.get() instanceof FieldSource.IndicatorLine(Indicators.Choice choice, _)
                && choice.indicator().stableAfter(choice.arguments()) == Integer.MAX_VALUE;
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
