package bellwether.research.screen.work;

import bellwether.research.screen.near.NearMiss;
import bellwether.research.screen.near.NearMisses;
import bellwether.research.screen.near.ScreenFunnel;
import bellwether.research.screen.near.TestTable;
import bellwether.research.screen.sheet.SymbolState;
import bellwether.research.screen.work.ScreenReader.SortKey;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which symbols pass a screen, which do not, and of which nobody knows. Symbols are given by their
/// places in the snapshot.
public final class ScreenResult {
    private final Understood asked;
    private final TestTable table;
    private final long[] bars;
    private final BitSet evaluated;
    private final byte[] truths;
    private final List<byte[]> clauses = new ArrayList<>();

    ScreenResult(Understood asked, FoundTable found) {
        this.asked = asked;
        this.table = found.table();
        this.bars = found.bars();
        this.evaluated = found.evaluated();
        this.truths = table.truth(asked.plan().condition());
        asked.plan().clauses().forEach(clause -> clauses.add(table.truth(clause.condition())));
    }

    public Understood asked() {
        return asked;
    }

    /// How many of the universe are so.
    public int count(byte truth) {
        return (int) places(truth).count();
    }

    /// Whether a symbol passes, as a code of [Truth].
    byte truth(int place) {
        return truths[place];
    }

    private IntStream places(byte truth) {
        return asked.universe().stream().filter(i -> truths[i] == truth);
    }

    /// Those that pass, in the order that was asked for; what is sorted by and unknown comes last.
    public List<Integer> passing() {
        return places(Truth.YES).boxed().sorted(order()).toList();
    }

    private Comparator<Integer> order() {
        Comparator<Integer> order = (_, _) -> 0;
        for (SortKey key : asked.sort()) {
            order = order.thenComparing(by(key));
        }
        return order.thenComparing(Comparator.naturalOrder());
    }

    private Comparator<Integer> by(SortKey key) {
        if (key.value().isEmpty()) {
            Comparator<Integer> byTicker = Comparator.naturalOrder();
            return key.isDescending() ? byTicker.reversed() : byTicker;
        }
        Operand value = key.value().get();
        Comparator<Integer> byValue =
                Comparator.comparingDouble(
                        place -> (key.isDescending() ? -1 : 1) * table.value(value, place));
        return byValue; // NaN is greater than any number
    }

    /// Those of which it is unknown whether they pass, by ticker.
    public List<Integer> unknown() {
        return places(Truth.UNSURE).boxed().toList();
    }

    /// Whether a symbol was looked at: it has a sheet, or its job has done its work.
    public boolean isEvaluated(int place) {
        return evaluated.get(place);
    }

    /// The numbers of the clauses, from 1, that have this truth of a symbol.
    public List<Integer> clauses(int place, byte truth) {
        return IntStream.range(0, clauses.size())
                .filter(n -> clauses.get(n)[place] == truth)
                .mapToObj(n -> n + 1)
                .toList();
    }

    public List<ScreenFunnel.Step> funnel() {
        return ScreenFunnel.of(asked.plan(), clauses, asked.universe());
    }

    /// Those that nearly pass.
    public List<NearMiss> near(int most) {
        return new NearMisses(asked.plan(), table, asked.universe(), asked.facts().fields())
                .nearest(most);
    }

    public SymbolState state(int place) {
        return asked.facts().snapshot().state(place);
    }

    /// When the bar begins that a symbol was screened by; 0 without one.
    public long bar(int place) {
        return bars[place];
    }

    /// A value that is shown or sorted by; NaN where it is unknown.
    public double value(Operand value, int place) {
        return table.value(value, place);
    }

    /// The universe's places.
    public BitSet universe() {
        return asked.universe();
    }
}
