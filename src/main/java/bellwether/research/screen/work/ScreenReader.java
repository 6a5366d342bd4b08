package bellwether.research.screen.work;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.ScreenUniverse;
import bellwether.research.screen.near.ScreenPlan;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
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
import java.util.function.UnaryOperator;

/// Reads what is asked for, with everything that is wrong with it.
public final class ScreenReader {
    private static final int MOST_FIELDS = 50;
    private static final String TICKER = "ticker";

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
    /// @param lacking what of it the sheets do not decide
    public record Understood(
            ScreenQuery query,
            OwnerFacts facts,
            ScreenPlan plan,
            List<SortKey> sort,
            BitSet universe,
            int unsure,
            List<String> lacking) {
        public Understood {
            sort = List.copyOf(sort);
            lacking = List.copyOf(lacking);
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
    Understood read(ScreenQuery query, BitSet universe) {
        return read(query, Optional.of(universe));
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
        Condition expanded = expander.expand(written);
        ScreenUniverse symbols = universe(query.universe());
        ScreenPlan plan = ScreenPlan.of(written, expanded, List.copyOf(asked), sorted(sort));
        return new Understood(
                query.with(ConditionLanguage.text(written), symbols.toString()),
                facts,
                plan,
                sort,
                known.orElseGet(() -> places(symbols, expander)),
                expander.unsure(),
                lacking(plan));
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

    private ScreenUniverse universe(String text) {
        try {
            return ScreenUniverse.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(pointer.apply("universe"), String.valueOf(e.getMessage()));
        }
    }

    private BitSet places(ScreenUniverse universe, ScreenExpander expander) {
        if (universe instanceof ScreenUniverse.Named(List<String> tickers)) {
            List<Fault> unknown =
                    tickers.stream()
                            .filter(ticker -> facts.snapshot().place(ticker).isEmpty())
                            .map(ticker ->
                                    new Fault(
                                            pointer.apply("universe"),
                                            "has no bars of %s: %s"
                                                    .formatted(
                                                            facts.snapshot().timeframe().code(),
                                                            ticker)))
                            .toList();
            if (!unknown.isEmpty()) {
                throw Refusal.invalidAs("unknown_symbol", unknown);
            }
        }
        BitSet places = expander.symbols(universe);
        if (places.isEmpty()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "empty_universe",
                    "The universe %s has no symbol with bars of %s. Import prices, or choose another universe."
                            .formatted(
                                    Quoted.text(universe.toString()),
                                    facts.snapshot().timeframe().code()));
        }
        return places;
    }
}
