package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.research.learning.tree.TreeNode;
import bellwether.research.learning.tree.TreeSettings;
import bellwether.technical.statistics.SplitMix64;
import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelBlobTest {
    private static final TrainingTable TABLE = new PlantedMarket(5, 30, 504, 0.3).whole();
    private static final BinnedRows ROWS = ModelRows.of(TABLE).labelled().bins();
    private static final MarginScale SCALE = new MarginScale(0.05, 0.3);
    private static final List<Calibration> CALIBRATIONS =
            List.of(
                    new Calibration.NoSkill(0.5),
                    new Calibration.Platt(new PlattFit(-1.2, 0.1)),
                    new Calibration.Isotonic(
                            IsotonicFit.ofSteps(
                                    new double[] {-1, 0, 2}, new double[] {0.1, 0.4, 0.9}),
                            0.01));

    private static ServedModel model(ModelKind kind, int calibration) throws Exception {
        ModelSettings settings =
                new ModelSettings(kind, 1, 4, kind == ModelKind.FOREST ? 1 : 0.1, 2, 20);
        ModelSpec spec = new ModelSpec(settings, PlantedMarket.HORIZON, "momentum", 1);
        ModelInputs inputs = ModelInputs.of(TABLE);
        Model fitted =
                new ModelFitting(inputs, spec, TrainingProgress.QUIET).fit(ModelRows.of(TABLE));
        return new ServedModel(1, inputs, fitted, SCALE, CALIBRATIONS.get(calibration));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void theSameModelComesBack(ModelKind kind) throws Exception {
        for (int calibration = 0; calibration < CALIBRATIONS.size(); calibration++) {
            ServedModel model = model(kind, calibration);
            byte[] blob = ModelBlob.write(model);
            ServedModel read = ModelBlob.read(blob);
            assertArrayEquals(model.probabilities(ROWS), read.probabilities(ROWS));
            assertArrayEquals(
                    model.model().contributions(ROWS, 9), read.model().contributions(ROWS, 9));
            assertEquals(model.inputs().names(), read.inputs().names());
            assertArrayEquals(blob, ModelBlob.write(read));
            assertTrue(blob.length < 200_000, kind + " takes " + blob.length);
        }
    }

    /// Whatever happens to the bytes: refused, by one code.
    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void changedBytesAreRefused(ModelKind kind) throws Exception {
        byte[] blob = ModelBlob.write(model(kind, 2));
        SplitMix64 random = new SplitMix64(kind.code().length());
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = mutated(blob, random);
            if (!Arrays.equals(changed, blob)) {
                Refusal refusal = assertThrows(Refusal.class, () -> ModelBlob.read(changed));
                assertEquals(ModelBlob.CORRUPT, refusal.code());
                assertEquals(RefusalKind.UNAVAILABLE, refusal.kind());
            }
        }
        assertEquals(
                ModelBlob.CORRUPT,
                assertThrows(Refusal.class, () -> ModelBlob.read(new byte[0])).code());
    }

    /// Bytes whose checksum was made for them: refused by the same code, or a model whose every
    /// probability is one.
    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void forgedBytesAreRefusedOrHarmless(ModelKind kind) throws Exception {
        byte[] blob = ModelBlob.write(model(kind, 2));
        byte[] body = Arrays.copyOf(blob, blob.length - 32);
        SplitMix64 random = new SplitMix64(100 + kind.code().length());
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] forged = ModelBlob.seal(mutated(body, random));
            try {
                ServedModel read = ModelBlob.read(forged);
                if (read.inputs().columns() == ROWS.features()) {
                    double p = read.probability(ROWS, random.nextInt(ROWS.rows()));
                    assertTrue(p >= 0 && p <= 1, "probability " + p);
                }
            } catch (Refusal e) {
                assertEquals(ModelBlob.CORRUPT, e.code());
                refused++;
            }
        }
        assertTrue(refused > 200, refused + " refused");
    }

    private static byte[] mutated(byte[] bytes, SplitMix64 random) {
        int way = random.nextInt(4);
        if (way == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        if (way == 1) {
            return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
        }
        byte[] changed = bytes.clone();
        int changes = 1 + random.nextInt(way == 2 ? 1 : 8);
        int near = random.nextInt(2) == 0 ? changed.length : Math.min(60, changed.length);
        for (int i = 0; i < changes; i++) {
            changed[random.nextInt(near)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    /// Few bytes, and yet gigabytes once each tree is filled up to its depth.
    @Test
    void treesThatTakeMoreRoomThanTheirBytesAreRefused() throws Exception {
        ServedModel usual = model(ModelKind.TREES, 1);
        TreeNode chain = new TreeNode.Leaf(0.1, 1);
        for (int depth = 0; depth < TreeSettings.DEEPEST; depth++) {
            chain = new TreeNode.Split(0, 1, 0.5, 2, new TreeNode.Leaf(-0.1, 1), chain);
        }
        TreeModel chains =
                new TreeModel(ModelKind.TREES, new BoostedTrees(0, List.of(chain, chain)));
        byte[] blob =
                ModelBlob.write(
                        new ServedModel(1, usual.inputs(), chains, SCALE, CALIBRATIONS.get(1)));
        Refusal refusal = assertThrows(Refusal.class, () -> ModelBlob.read(blob));
        assertEquals(ModelBlob.CORRUPT, refusal.code());
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("room of all trees"),
                refusal::toString);
    }

    @Test
    void theLargestModelThatSettingsAllowFits() {
        assertThrows(Refusal.class, () -> new ModelSettings(ModelKind.FOREST, 1, 12, 1, 1, 100));
        ModelSettings largest = new ModelSettings(ModelKind.FOREST, 1, 6, 1, 0, 1_000);
        long bytes = (long) largest.rounds() * ((1 << 6) * 17 + ((1 << 6) - 1) * 20);
        assertTrue(bytes < ModelBlob.MOST_BYTES - 200_000, bytes + " bytes of trees");
    }
}
