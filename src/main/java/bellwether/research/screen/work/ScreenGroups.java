package bellwether.research.screen.work;

import bellwether.research.screen.near.Medians;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Groups of the symbols of a screen's universe: what is known of each, and what the screen finds
/// in it.
public final class ScreenGroups {
    private static final List<Integer> RETURNS = List.of(1, 5, 20, 60);

    private final ScreenResult result;
    private final OwnerFacts facts;
    private final SheetSnapshot sheets;
    private final boolean isAsked;

    /// @param isAsked whether a condition was asked for, so that what it finds is to be told
    public ScreenGroups(ScreenResult result, boolean isAsked) {
        this.result = result;
        this.facts = result.asked().facts();
        this.sheets = facts.snapshot();
        this.isAsked = isAsked;
    }

    /// By the words of a field, such as `sector`; symbols of which it is unknown come last.
    public List<SymbolGroup> by(String field) {
        double[] places = facts.column(field);
        List<String> words = facts.fields().named(field).words();
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        result.universe().stream()
                .forEach(i ->
                        groups.computeIfAbsent(
                                        Double.isNaN(places[i]) ? words.size() : (int) places[i],
                                        _ -> new ArrayList<>())
                                .add(i));
        List<SymbolGroup> all = new ArrayList<>();
        groups.forEach((place, symbols) ->
                all.add(group(place == words.size() ? null : words.get(place), symbols)));
        return all;
    }

    /// By watchlists of the owner. A symbol is in as many groups as lists have it.
    public List<SymbolGroup> byLists() {
        List<SymbolGroup> all = new ArrayList<>();
        for (String list : facts.lists()) {
            BitSet listed = facts.listed(list);
            listed.and(result.universe());
            all.add(group(list, listed.stream().boxed().toList()));
        }
        return all;
    }

    private SymbolGroup group(@Nullable String word, List<Integer> symbols) {
        Map<String, Integer> verdicts = verdicts(symbols);
        return new SymbolGroup(
                word,
                symbols.size(),
                verdicts.values().stream().mapToInt(Integer::intValue).sum(),
                verdicts,
                returns(symbols),
                breadth(symbols),
                isAsked ? passing(symbols) : null);
    }

    private Map<String, Integer> verdicts(List<Integer> symbols) {
        List<String> words = facts.fields().named("verdict").words();
        double[] places = sheets.field("verdict", 0);
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        words.forEach(word -> verdicts.put(word, 0));
        symbols.stream()
                .filter(i -> Double.isFinite(places[i]))
                .forEach(i -> verdicts.merge(words.get((int) places[i]), 1, Integer::sum));
        return verdicts;
    }

    private Map<String, @Nullable Double> returns(List<Integer> symbols) {
        Map<String, @Nullable Double> medians = new LinkedHashMap<>();
        for (int bars : RETURNS) {
            double[] column = sheets.field("return_" + bars, 0);
            medians.put(
                    String.valueOf(bars),
                    median(symbols.stream().mapToDouble(i -> column[i]).toArray()));
        }
        return medians;
    }

    private SymbolGroup.Breadth breadth(List<Integer> symbols) {
        double[] close = sheets.field("close", 0);
        double[] average = sheets.field("EMA_200", 0);
        double[] high = sheets.field("high", 0);
        double[] low = sheets.field("low", 0);
        double[] yearHigh = sheets.field("year_high", 0);
        double[] yearLow = sheets.field("year_low", 0);
        int known = count(symbols, i -> Double.isFinite(close[i]) && Double.isFinite(average[i]));
        int above = count(symbols, i -> close[i] > average[i]);
        return new SymbolGroup.Breadth(
                known == 0 ? null : 100.0 * above / known,
                known,
                count(symbols, i -> high[i] >= yearHigh[i]),
                count(symbols, i -> low[i] <= yearLow[i]),
                count(symbols, i -> Double.isFinite(yearHigh[i]) && Double.isFinite(yearLow[i])));
    }

    /// Comparisons with what is unknown are false.
    private static int count(List<Integer> symbols, IntPredicate test) {
        return (int) symbols.stream().mapToInt(Integer::intValue).filter(test).count();
    }

    private SymbolGroup.Passing passing(List<Integer> symbols) {
        int[] counts = new int[3];
        symbols.forEach(i -> counts[result.truth(i)]++);
        return new SymbolGroup.Passing(
                counts[Truth.YES], counts[Truth.NO], counts[Truth.UNSURE], medians(symbols));
    }

    private Map<String, @Nullable Double> medians(List<Integer> symbols) {
        int[] passing =
                symbols.stream()
                        .mapToInt(Integer::intValue)
                        .filter(i -> result.truth(i) == Truth.YES)
                        .toArray();
        Map<String, @Nullable Double> medians = new LinkedHashMap<>();
        RuleFields fields = facts.fields();
        for (Operand value : result.asked().plan().shown()) {
            if (OperandType.of(value, fields).type().isNumeric()) {
                medians.put(
                        ConditionLanguage.text(value),
                        median(
                                IntStream.of(passing)
                                        .mapToDouble(i -> result.value(value, i))
                                        .toArray()));
            }
        }
        return medians;
    }

    private static @Nullable Double median(double[] values) {
        double median = Medians.of(Arrays.stream(values).filter(Double::isFinite).toArray());
        return Double.isNaN(median) ? null : median;
    }
}
