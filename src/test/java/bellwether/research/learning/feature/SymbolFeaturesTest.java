package bellwether.research.learning.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SymbolFeaturesTest {
    private static final List<Feature> OWN =
            FeatureCatalogue.all().subList(0, FeatureCatalogue.OWN);

    private static SymbolFeatures read(Bars bars) {
        SymbolFeatures features = new SymbolFeatures();
        features.read(bars);
        return features;
    }

    private static void samePrefix(SymbolFeatures whole, SymbolFeatures cut, String what) {
        for (Feature feature : OWN) {
            for (int bar = 0; bar < cut.bars().size(); bar++) {
                assertEquals(
                        Double.doubleToLongBits(whole.value(feature.column(), bar)),
                        Double.doubleToLongBits(cut.value(feature.column(), bar)),
                        "%s: %s of bar %d".formatted(what, feature.id(), bar));
            }
        }
    }

    @Test
    void eachFeatureIsWhatItsWordsSayOnMadeBars() {
        compare(TestBars.walk(1, 420, 50, 0.02), 7);
        compare(TestBars.walk(2, 300, 4_000, 0.005), 11);
    }

    @Test
    void eachFeatureIsWhatItsWordsSayOnRealBars() {
        for (Bars bars : TestBars.real(3)) {
            compare(bars, 83);
        }
    }

    private static void compare(Bars bars, int every) {
        SymbolFeatures features = read(bars);
        Map<String, Integer> seen = new TreeMap<>();
        for (int bar = 0; bar < bars.size(); bar += bar < 70 ? 1 : every) {
            PlainFeatures plain = new PlainFeatures(bars, bar);
            for (Feature feature : OWN) {
                double expected = plain.of(feature.id());
                double actual = features.value(feature.column(), bar);
                assertEquals(
                        expected,
                        actual,
                        Double.isNaN(expected) ? 1e-7 : 1e-7 * Math.max(1, Math.abs(expected)),
                        feature.id() + " of bar " + bar);
                seen.merge(feature.id(), Double.isNaN(actual) ? 0 : 1, Integer::sum);
            }
        }
        seen.forEach((id, values) -> assertTrue(values > 0, id + " has no value at all"));
    }

    @Test
    void aFeatureBeginsOnTheBarThatItsCatalogueNames() {
        SymbolFeatures features = read(TestBars.walk(3, 400, 30, 0.02));
        for (Feature feature : OWN) {
            int first = 0;
            while (Double.isNaN(features.value(feature.column(), first))) {
                first++;
            }
            assertEquals(feature.bars(), first + 1, feature.id());
        }
    }

    @Test
    void laterBarsChangeNoBit() {
        List<Bars> all = new ArrayList<>(TestBars.real(2));
        all.add(TestBars.walk(4, 900, 20, 0.03));
        all.add(withHoles(TestBars.walk(5, 500, 20, 0.03)));
        for (Bars bars : all) {
            SymbolFeatures whole = read(bars);
            for (int cut : new int[] {1, 2, 30, 64, 255, 333, 499}) {
                samePrefix(whole, read(bars.trimmed(cut)), "cut at " + cut);
            }
        }
    }

    @Test
    void doubledPricesAndHalvedVolumesChangeNoBit() {
        List<Bars> all = new ArrayList<>(TestBars.real(2));
        all.add(TestBars.walk(6, 700, 20, 0.03));
        for (Bars bars : all) {
            Bars split = Bars.room(bars.size());
            split.put(0, bars, 0, bars.size());
            for (int i = 0; i < bars.size(); i++) {
                split.open()[i] *= 2;
                split.high()[i] *= 2;
                split.low()[i] *= 2;
                split.close()[i] *= 2;
                split.volume()[i] /= 2;
            }
            samePrefix(read(bars), read(split), "after a split");
        }
    }

    @Test
    void nothingIsLeftOfTheSymbolBefore() {
        SymbolFeatures features = read(TestBars.walk(7, 800, 20, 0.03));
        Bars next = TestBars.walk(8, 300, 90, 0.01);
        features.read(next);
        samePrefix(features, read(next), "after another symbol");
    }

    private static Bars withHoles(Bars bars) {
        for (int bar : new int[] {40, 41, 150, 260}) {
            bars.close()[bar] = Double.NaN;
        }
        bars.open()[200] = 0;
        bars.volume()[90] = Double.NaN;
        return bars;
    }

    @Test
    void aBarWithoutPricesNeverHappened() {
        Bars whole = TestBars.walk(9, 300, 20, 0.03);
        Bars gapped = Bars.room(301);
        gapped.put(0, whole, 0, 120);
        gapped.close()[120] = Double.NaN;
        gapped.put(121, whole, 120, 180);
        SymbolFeatures expected = read(whole);
        SymbolFeatures actual = read(gapped);
        for (Feature feature : OWN) {
            assertTrue(Double.isNaN(actual.value(feature.column(), 120)), feature.id());
            for (int bar = 0; bar < 300; bar++) {
                assertEquals(
                        expected.value(feature.column(), bar),
                        actual.value(feature.column(), bar < 120 ? bar : bar + 1),
                        feature.id());
            }
        }
    }

    @Test
    void volumesThatAreNotKnownLeaveOutOnlyWhatNeedsThem() {
        Bars bars = TestBars.walk(10, 300, 20, 0.03);
        java.util.Arrays.fill(bars.volume(), Double.NaN);
        SymbolFeatures features = read(bars);
        for (String id : List.of("volume_z_63", "dollar_volume", "amihud_21", "cmf_20", "mfi_14")) {
            assertTrue(Double.isNaN(features.value(FeatureCatalogue.column(id), 299)), id);
        }
        for (String id : List.of("return_21", "rsi_14", "score", "squeeze", "candles_5")) {
            assertTrue(!Double.isNaN(features.value(FeatureCatalogue.column(id), 299)), id);
        }
    }

    @Test
    void withoutVolumeNothingIsMadeUp() {
        Bars bars = TestBars.walk(11, 300, 20, 0.03);
        java.util.Arrays.fill(bars.volume(), 0);
        SymbolFeatures features = read(bars);
        for (String id : List.of("volume_z_63", "volume_5_63", "dollar_volume", "amihud_21")) {
            assertTrue(Double.isNaN(features.value(FeatureCatalogue.column(id), 299)), id);
        }
        assertTrue(!Double.isNaN(features.value(FeatureCatalogue.column("return_21"), 299)));
    }

    @Test
    void constantPricesHaveNoDistancesInRanges() {
        SymbolFeatures features = read(TestBars.closes(300, _ -> 12.5));
        for (String id :
                List.of(
                        "from_high_20",
                        "slope_63_atr",
                        "macd_histogram_atr",
                        "squeeze",
                        "range_atr",
                        "deviation_5_63")) {
            assertTrue(Double.isNaN(features.value(FeatureCatalogue.column(id), 299)), id);
        }
        for (String id :
                List.of("return_252", "deviation_63", "atr_percent", "run", "body", "drawdown")) {
            assertEquals(0.0, features.value(FeatureCatalogue.column(id), 299), id);
        }
        assertEquals(0.5, features.value(FeatureCatalogue.column("close_place"), 299));
        assertEquals(0.5, features.value(FeatureCatalogue.column("band_width_rank"), 299));
    }

    @Test
    void oneBarHasItsShapeAlone() {
        SymbolFeatures features = read(TestBars.walk(12, 1, 20, 0.03));
        for (Feature feature : OWN) {
            assertEquals(
                    feature.bars() > 1,
                    Double.isNaN(features.value(feature.column(), 0)),
                    feature.id());
        }
        features.read(Bars.room(0));
        assertEquals(0, features.bars().size());
    }

    @Test
    void theCatalogueIsThatOfVersionOne() {
        assertEquals(73, FeatureCatalogue.all().size());
        assertEquals(61, FeatureCatalogue.of(19).size());
        assertEquals(73, FeatureCatalogue.of(20).size());
        Map<FeatureFamily, Long> families = new java.util.EnumMap<>(FeatureFamily.class);
        FeatureCatalogue.all().forEach(f -> families.merge(f.family(), 1L, Long::sum));
        assertEquals(List.of(9L, 10L, 8L, 9L, 11L, 6L, 8L, 7L, 5L), List.copyOf(families.values()));
    }
}
