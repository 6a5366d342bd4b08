package bellwether.research.learning.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        TestUniverse universe = new TestUniverse(26, 190, 3);
        UniverseFigures figures = universe.figures();
        PlainUniverse plain = new PlainUniverse(universe);
        int[] values = new int[ALL.size()];
        for (int symbol : new int[] {0, 2, 7}) {
            SymbolFeatures features = universe.read(figures, symbol);
            int last = features.bars().size() - 1;
            for (int bar : new int[] {3, 30, last - 9, last}) {
                for (Feature feature : SHARED) {
                    double expected = plain.of(feature.id(), symbol, bar);
                    double actual = features.value(feature.column(), bar);
                    assertEquals(expected, actual, 1e-8, feature.id() + " of bar " + bar);
                    values[feature.column()] += Double.isNaN(actual) ? 0 : 1;
                }
            }
        }
        SHARED.forEach(feature -> assertTrue(values[feature.column()] > 0, feature.id()));
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
