package bellwether.research.screen.work;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseFault;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.near.ScreenPlan;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.NamedMembers;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.snapshot.SnapshotReach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Reads what is asked for, with everything that is wrong with it.
public final class ScreenReader {
    private static final int MOST_FIELDS = 50;
    private static final String TICKER = "ticker";
    private static final String UNIVERSE = "universe";

    /// The part of a universe that names a screen.
    private static final String SCREEN = "universe/screen";

    private final OwnerFacts facts;
    private final UnaryOperator<String> pointer;
    private final ConditionLanguage language;

    /// @param pointer of a part of the request by its name
    public ScreenReader(OwnerFacts facts, UnaryOperator<String> pointer) {
        this.facts = facts;
        this.pointer = pointer;
        this.language = new ConditionLanguage(facts.fields());
    }

    /// A value that is sorted by.
    ///
    /// @param value nothing: the ticker
    public record SortKey(Optional<Operand> value, boolean isDescending) {}

    /// What is asked for, understood.
    ///
    /// @param universe the places of its symbols
    /// @param unsure of how many it is unknown whether they pass the screen that the universe is of
    /// @param withoutBars tickers that are named or on its list, and have no bars of the timeframe
    /// @param lacking what of it the sheets do not decide
    public record Understood(
            ScreenQuery query,
            OwnerFacts facts,
            ScreenPlan plan,
            List<SortKey> sort,
            BitSet universe,
            int unsure,
            List<String> withoutBars,
            List<String> lacking) {
        public Understood {
            sort = List.copyOf(sort);
            withoutBars = List.copyOf(withoutBars);
            lacking = List.copyOf(lacking);
        }

        Understood without(List<String> tickers) {
            return new Understood(query, facts, plan, sort, universe, unsure, tickers, lacking);
        }
    }

    /// Understands what is asked for.
    ///
    /// @throws Refusal 422
    public Understood read(ScreenQuery query) {
        return read(query, Optional.empty());
    }

    /// One whose symbols were found before.
    ///
    /// @throws Refusal 422
    ///
    /// @param withoutBars those that had no bars then
    Understood read(ScreenQuery query, BitSet universe, List<String> withoutBars) {
        return read(query, Optional.of(universe)).without(withoutBars);
    }

    private Understood read(ScreenQuery query, Optional<BitSet> known) {
        Condition written = condition(query.text());
        List<SortKey> sort = new ArrayList<>();
        for (String key : query.sort()) {
            boolean isDescending = key.startsWith("-");
            String name = isDescending ? key.substring(1) : key;
            sort.add(
                    new SortKey(
                            name.equals(TICKER)
                                    ? Optional.empty()
                                    : Optional.of(value("sort", name)),
                            isDescending));
        }
        Set<Operand> asked = new LinkedHashSet<>();
        if (query.fields().isEmpty()) {
            asked.addAll(ConditionParts.fields(written));
        }
        query.fields().forEach(field -> asked.add(value("fields", field)));
        if (asked.size() > MOST_FIELDS) {
            throw Refusal.invalid(
                    pointer.apply("fields"),
                    "must be at most %d values, were %d".formatted(MOST_FIELDS, asked.size()));
        }
        ScreenExpander expander = new ScreenExpander(facts);
        Condition expanded = expanded(query.text(), written, () -> new ScreenExpander(facts));
        ScreenPlan plan = ScreenPlan.of(written, expanded, List.copyOf(asked), sorted(sort));
        return new Understood(
                query.with(ConditionLanguage.text(written)),
                facts,
                plan,
                sort,
                known.orElseGet(() -> places(query.universe(), expander)),
                expander.unsure(),
                List.copyOf(expander.withoutBars()),
                lacking(plan));
    }

    /// Wants that what a universe names is there. Of one that was saved, what is gone since is
    /// shown beside the rest.
    ///
    /// @throws Refusal 422 with everything that is not
    public void require(Universe universe) {
        List<UniverseFault> faults =
                facts.faults(universe, UNIVERSE).stream()
                        .map(fault -> fault.at(pointer.apply(fault.fault().pointer())))
                        .toList();
        if (!faults.isEmpty()) {
            throw UniverseFault.refusal(faults);
        }
    }

    /// The condition with those of the screens that it names in their place.
    ///
    /// @throws Refusal 422 with each list and screen that cannot be, and where it is named
    ///
    /// @param expanders gives new ones
    Condition expanded(String text, Condition written, Supplier<ScreenExpander> expanders) {
        try {
            return expanders.get().expand(written);
        } catch (Refusal refusal) {
            throw placed(
                    new NamedMembers(text, part -> expanders.get().expand(part)).unusable(written),
                    refusal);
        }
    }

    /// A refusal with each of them, or the one of the whole condition.
    private Refusal placed(List<NamedMembers.Unusable> members, Refusal whole) {
        if (members.isEmpty()) {
            return PlacedRefusal.of(pointer.apply("q"), whole);
        }
        Set<String> codes = new TreeSet<>();
        List<Fault> faults = new ArrayList<>();
        for (NamedMembers.Unusable member : members) {
            codes.add(member.refusal().code());
            String place =
                    member.position() < 0 ? "" : "position %d: ".formatted(member.position());
            faults.add(new Fault(pointer.apply("q"), place + member.refusal().detail()));
        }
        return Refusal.invalidAs(
                codes.size() == 1 ? codes.iterator().next() : "bad_condition", faults);
    }

    private static List<Operand> sorted(List<SortKey> sort) {
        return sort.stream().flatMap(key -> key.value().stream()).toList();
    }

    private static List<String> lacking(ScreenPlan plan) {
        SnapshotReach reach = new SnapshotReach(FactedSheets::has);
        Set<String> lacking = new LinkedHashSet<>(reach.lacking(plan.condition()));
        plan.needed().forEach(value -> lacking.addAll(reach.lacking(value)));
        return List.copyOf(lacking);
    }

    /// The condition of a text.
    ///
    /// @throws Refusal 422 with everything that is wrong with it
    public Condition condition(String text) {
        return switch (language.parse(text)) {
            case ParsedCondition.Valid(Condition condition) -> {
                List<Fault> faults = beside(condition);
                if (!faults.isEmpty()) {
                    throw Refusal.invalidAs("bad_condition", faults);
                }
                yield condition;
            }
            case ParsedCondition.Invalid(List<ConditionError> errors) ->
                    throw Refusal.invalidAs(
                            "bad_condition",
                            errors.stream().map(error -> fault("q", error)).toList());
        };
    }

    /// No other series lies beside the bars.
    private List<Fault> beside(Condition condition) {
        return benchmarks(condition).stream()
                .map(name -> new Fault(pointer.apply("q"), needsBenchmark(name)))
                .toList();
    }

    /// What names a benchmark, which screens are given none of.
    public Set<String> benchmarks(Condition condition) {
        Set<String> names = new TreeSet<>();
        ConditionParts.fields(condition).stream()
                .map(Operand.FieldValue::name)
                .filter(facts.fields()::needsBenchmark)
                .forEach(names::add);
        return names;
    }

    /// Says so.
    public static String needsBenchmark(String name) {
        return "must not name %s: it compares with a benchmark, and screens are given none"
                .formatted(name);
    }

    private Fault fault(String part, ConditionError error) {
        return new Fault(
                pointer.apply(part), "position %d: %s".formatted(error.position(), error.detail()));
    }

    /// A value as text, by way of the condition that it is known.
    private Operand value(String part, String text) {
        return switch (language.parse("(" + text + ") is known")) {
            case ParsedCondition.Valid(Condition.Known(Operand value))
                    when benchmarks(new Condition.Known(value)).isEmpty() ->
                    value;
            case ParsedCondition.Valid _, ParsedCondition.Invalid _ ->
                    throw Refusal.invalid(
                            pointer.apply(part),
                            "must be a field such as RSI_14 or a value such as close / SMA_200, was \"%s\"; GET /api/v1/screen/fields lists the fields"
                                    .formatted(Quoted.text(text)));
        };
    }

    private BitSet places(Universe universe, ScreenExpander expander) {
        BitSet places =
                universe instanceof Universe.Screened
                        ? PlacedRefusal.ofScreen(
                                pointer.apply(SCREEN), () -> expander.symbols(universe))
                        : PlacedRefusal.at(
                                pointer.apply(UNIVERSE), () -> expander.symbols(universe));
        if (places.isEmpty()) {
            throw Refusal.invalidAs(
                    "empty_universe",
                    List.of(
                            new Fault(
                                    pointer.apply(UNIVERSE),
                                    "must have at least one symbol with bars of %s now, and %s has none; import prices, or choose another universe"
                                            .formatted(
                                                    facts.snapshot().timeframe().code(),
                                                    Quoted.text(universe.toString())))));
        }
        return places;
    }
}
