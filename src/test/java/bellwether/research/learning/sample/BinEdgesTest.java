package bellwether.research.learning.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.technical.statistics.golden.GoldenFolder;
import bellwether.technical.statistics.golden.GoldenTable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class BinEdgesTest {
    @Test
    void binsAreThoseOfTheReference() {
        GoldenFolder folder = GoldenFolder.open(SharedData.require("golden/learning"), List.of());
        GoldenTable panel = folder.table("panel.csv.gz");
        int compared = 0;
        for (var entry : folder.json("bin_edges.json").properties()) {
            double[] edges = GoldenFolder.numbers(entry.getValue());
            BinEdges bins = BinEdges.of(edges, new double[edges.length + 1]);
            double[] values = panel.column(entry.getKey());
            double[] theirs = panel.column("bin_" + entry.getKey());
            for (int row = 0; row < values.length; row++) {
                assertEquals(theirs[row] + 1, bins.bin(values[row]), entry.getKey());
                compared++;
            }
        }
        assertTrue(compared > 20_000, "compared " + compared);
    }

    @Test
    void trainingValuesFillTheBinsEvenly() {
        Random random = new Random(1);
        double[] values = DoubleStream.generate(random::nextGaussian).limit(6_400).toArray();
        BinEdges edges = BinEdges.ofTraining(values);
        int[] counts = new int[65];
        double[] sums = new double[65];
        for (double value : values) {
            counts[edges.bin(value)]++;
            sums[edges.bin(value)] += value;
        }
        assertEquals(64, edges.bins());
        for (int bin = 1; bin <= 64; bin++) {
            assertEquals(100, counts[bin], "bin " + bin);
            assertEquals(sums[bin] / 100, edges.centre(bin), 1e-6, "bin " + bin);
        }
    }

    @Test
    void fewValuesHaveABinEach() {
        double[] values = new double[10_000];
        Arrays.fill(values, 3);
        values[17] = -2;
        values[18] = 7;
        BinEdges edges = BinEdges.ofTraining(values);
        assertEquals(
                List.of(1, 2, 3),
                List.of((int) edges.bin(-2), (int) edges.bin(3), (int) edges.bin(7)));
        assertEquals(-2, edges.centre(1));
    }

    @Test
    void anAbsentValueHasItsOwnBin() {
        BinEdges edges = BinEdges.ofTraining(new double[] {Double.NaN, 1, 2});
        assertEquals(0, edges.bin(Double.NaN));
        assertTrue(Float.isNaN(edges.centre(0)));
        assertEquals(1, BinEdges.ofTraining(new double[] {Double.NaN}).bins());
        assertEquals(1, BinEdges.ofTraining(new double[] {Double.NaN}).bin(5));
        assertEquals(2, edges.bin(Double.POSITIVE_INFINITY));
    }

    @Test
    void edgesMustAscend() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BinEdges.of(new double[] {1, 1}, new double[3]));
        assertThrows(
                IllegalArgumentException.class, () -> BinEdges.of(new double[64], new double[65]));
    }
}
