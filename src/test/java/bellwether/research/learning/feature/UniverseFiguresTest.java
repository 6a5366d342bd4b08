package bellwether.research.learning.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UniverseFiguresTest {
    private static final List<Feature> ALL = FeatureCatalogue.all();
    private static final List<Feature> SHARED = ALL.subList(FeatureCatalogue.OWN, ALL.size());

    private static void same(SymbolFeatures expected, SymbolFeatures actual, int bars) {
        for (Feature feature : ALL) {
            for (int bar = 0; bar < bars; bar++) {
                assertEquals(
                        Double.doubleToLongBits(expected.value(feature.column(), bar)),
                        Double.doubleToLongBits(actual.value(feature.column(), bar)),
                        feature.id() + " of bar " + bar);
            }
        }
    }

    @Test
    void eachFeatureIsWhatItsWordsSay() {
        int[] values =
                compared(new TestUniverse(26, 190, 3), List.of(0, 2, 7), List.of(3, 30, 180, 189));
        SHARED.forEach(feature -> assertTrue(values[feature.column()] > 0, feature.id()));
    }

    /// Dates on which fewer than 20 symbols trade make what is computed of them absent, not 0.
    @Test
    void whatAThinDateSaysIsAbsent() {
        TestUniverse universe = TestUniverse.thin(15, 9, 30, List.of(100), 200);
        compared(universe, List.of(0, 20), List.of(10, 31, 36, 60, 99, 100, 101, 104, 130, 164));
        SymbolFeatures features = universe.read(universe.figures(), 0);
        assertEquals(
                List.of(100, 104), absent(features, "market_return_5", 95, 120), "first and last");
        assertEquals(List.of(100, 120), absent(features, "market_volatility", 60, 130));
        assertEquals(List.of(100, 162), absent(features, "beta_63", 95, 199));
        assertTrue(Double.isNaN(value(features, "market_return_21", 50)), "from date 30 on");
        assertFalse(Double.isNaN(value(features, "market_return_21", 52)));
    }

    private static double value(SymbolFeatures features, String id, int bar) {
        return features.value(FeatureCatalogue.column(id), bar);
    }

    private static List<Integer> absent(SymbolFeatures features, String id, int from, int to) {
        List<Integer> bars =
                IntStream.range(from, to)
                        .filter(bar -> Double.isNaN(value(features, id, bar)))
                        .boxed()
                        .toList();
        return List.of(bars.getFirst(), bars.getLast());
    }

    /// A coin among shares: weekends are no sessions of the shares, and of the coin's no universe
    /// is known.
    @Test
    void theSessionsOfOthersAreNone() {
        TestUniverse shares = TestUniverse.mixed(24, 0, 200, 9);
        TestUniverse mixed = TestUniverse.mixed(24, 1, 200, 9);
        int[] values = compared(mixed, List.of(0, 5), List.of(20, 63, 64, 142));
        SHARED.forEach(feature -> assertTrue(values[feature.column()] > 0, feature.id()));
        SymbolFeatures alone = shares.read(shares.figures(), 3);
        SymbolFeatures beside = mixed.read(mixed.figures(), 3);
        for (Feature feature : SHARED) {
            for (int bar = 0; bar < alone.bars().size(); bar++) {
                assertEquals(
                        Double.isNaN(alone.value(feature.column(), bar)),
                        Double.isNaN(beside.value(feature.column(), bar)),
                        feature.id() + " of bar " + bar);
            }
        }
        compared(mixed, List.of(24), List.of(64, 150));
        SymbolFeatures coin = mixed.read(mixed.figures(), 24);
        assertTrue(Double.isNaN(value(coin, "market_return_5", 150)));
        assertTrue(Double.isNaN(value(coin, "beta_63", 150)));
        assertFalse(Double.isNaN(value(coin, "rank_return_5", 150)));
    }

    /// How many values each feature has.
    private static int[] compared(TestUniverse universe, List<Integer> symbols, List<Integer> at) {
        UniverseFigures figures = universe.figures();
        PlainUniverse plain = new PlainUniverse(universe);
        int[] values = new int[ALL.size()];
        for (int symbol : symbols) {
            SymbolFeatures features = universe.read(figures, symbol);
            int last = features.bars().size() - 1;
            for (int bar : at.stream().map(one -> Math.min(one, last)).toList()) {
                for (Feature feature : SHARED) {
                    double expected = plain.of(feature.id(), symbol, bar);
                    double actual = features.value(feature.column(), bar);
                    assertEquals(expected, actual, 1e-8, feature.id() + " of bar " + bar);
                    values[feature.column()] += Double.isNaN(actual) ? 0 : 1;
                }
            }
        }
        return values;
    }

    @Test
    void laterSessionsChangeNoBit() {
        TestUniverse universe = new TestUniverse(30, 400, 4);
        UniverseFigures whole = universe.figures();
        for (int end : new int[] {5, 70, 151, 333}) {
            TestUniverse cut = universe.cut(end);
            UniverseFigures figures = cut.figures();
            for (int symbol : new int[] {0, 1, 2, 3}) {
                same(
                        universe.read(whole, symbol),
                        cut.read(figures, symbol),
                        cut.symbols.get(symbol).size());
            }
        }
    }

    @Test
    void theOrderOfSymbolsChangesNoBit() {
        TestUniverse universe = new TestUniverse(40, 200, 5);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, new Random(1));
        for (int symbol = 0; symbol < 40; symbol += 9) {
            same(
                    universe.read(universe.figures(), symbol),
                    universe.read(universe.figures(order), symbol),
                    universe.symbols.get(symbol).size());
        }
    }

    @Test
    void aSplitOfEverySymbolChangesNoBit() {
        TestUniverse universe = new TestUniverse(24, 200, 6);
        TestUniverse split = new TestUniverse(24, 200, 6);
        split.symbols.replaceAll(PlainUniverse::doubled);
        UniverseFigures whole = universe.figures();
        UniverseFigures other = split.figures();
        for (int symbol = 0; symbol < 24; symbol += 5) {
            same(
                    universe.read(whole, symbol),
                    split.read(other, symbol),
                    universe.symbols.get(symbol).size());
        }
    }

    @Test
    void underTwentySymbolsNothingIsSaid() {
        TestUniverse universe = new TestUniverse(19, 300, 7);
        SymbolFeatures features = universe.read(universe.figures(), 0);
        for (Feature feature : SHARED) {
            for (int bar = 0; bar < features.bars().size(); bar++) {
                double value = features.value(feature.column(), bar);
                assertTrue(Double.isNaN(value), feature.id() + " " + value);
            }
        }
    }

    @Test
    void theShortPassIsTheFullOne() {
        TestUniverse universe = new TestUniverse(3, 300, 8);
        SymbolFeatures full = new SymbolFeatures();
        SymbolFeatures brief = new SymbolFeatures();
        for (int symbol = 0; symbol < 3; symbol++) {
            full.read(universe.symbols.get(symbol));
            brief.readForUniverse(universe.symbols.get(symbol));
            for (int column : UniverseInputs.COLUMNS) {
                for (int bar = 0; bar < universe.symbols.get(symbol).size(); bar++) {
                    assertEquals(
                            full.value(column, bar),
                            brief.value(column, bar),
                            ALL.get(column).id());
                }
            }
        }
    }
}
