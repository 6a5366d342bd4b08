package bellwether.research.learning.model;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.TreeNode;
import bellwether.research.learning.tree.TreeSettings;
import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads what [ModelWriter] wrote, and takes nothing for granted: what is out of range is an
/// IllegalArgumentException.
final class ModelReader {
    private final DataInputStream in;

    /// Of the tree that is being read.
    private int deepest;

    ModelReader(DataInputStream in) {
        this.in = in;
    }

    ServedModel read() throws IOException {
        int version = in.readInt();
        ModelInputs inputs = inputs();
        Model model = model(inputs);
        MarginScale scale = new MarginScale(finite("centre"), finite("spread"));
        return new ServedModel(version, inputs, model, scale, calibration());
    }

    private ModelInputs inputs() throws IOException {
        int columns = in.readUnsignedShort();
        List<String> names = new ArrayList<>();
        List<BinEdges> edges = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            names.add(in.readUTF());
            int bins = in.readUnsignedByte();
            check(bins >= 1 && bins <= BinEdges.MOST_BINS, "bins", bins);
            double[] bounds = new double[bins - 1];
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = finite("an edge");
            }
            double[] centres = new double[bins];
            for (int i = 0; i < bins; i++) {
                centres[i] = in.readFloat();
                check(Double.isFinite(centres[i]), "a centre", centres[i]);
            }
            edges.add(BinEdges.of(bounds, centres));
        }
        return new ModelInputs(names, edges);
    }

    private Model model(ModelInputs inputs) throws IOException {
        ModelKind kind =
                ModelKind.of(in.readUTF())
                        .orElseThrow(() -> new IllegalArgumentException("unknown kind"));
        return switch (kind) {
            case BASE -> new BaseModel(probability("rate"));
            case MOMENTUM -> {
                int column = in.readUnsignedShort();
                check(column < inputs.columns(), "column", column);
                yield new MomentumModel(column, standard(inputs));
            }
            case LOGISTIC -> {
                double intercept = finite("intercept");
                double[] coefficients = new double[inputs.columns()];
                for (int column = 0; column < coefficients.length; column++) {
                    coefficients[column] = finite("a coefficient");
                }
                yield new LogisticModel(intercept, coefficients, standard(inputs));
            }
            case TREES, FOREST -> new TreeModel(kind, trees(inputs.columns()));
        };
    }

    private Standardisation standard(ModelInputs inputs) throws IOException {
        double[] means = new double[inputs.columns()];
        double[] deviations = new double[inputs.columns()];
        for (int column = 0; column < means.length; column++) {
            means[column] = finite("a mean");
            deviations[column] = in.readDouble();
            check(deviations[column] > 0, "a deviation", deviations[column]);
        }
        return Standardisation.of(inputs, means, deviations);
    }

    private BoostedTrees trees(int features) throws IOException {
        double base = finite("base margin");
        int count = in.readUnsignedShort();
        List<TreeNode> trees = new ArrayList<>();
        long room = 0;
        for (int i = 0; i < count; i++) {
            deepest = 0;
            trees.add(node(features, 0));
            // scores are had from trees that are filled up to their depth
            room += 1L << deepest;
            check(room <= ModelSettings.MOST_LEAVES, "room of all trees", (double) room);
        }
        return new BoostedTrees(base, trees);
    }

    private TreeNode node(int features, int depth) throws IOException {
        deepest = Math.max(deepest, depth);
        int what = in.readUnsignedByte();
        if (what == ModelWriter.LEAF) {
            double value = finite("a leaf");
            return new TreeNode.Leaf(value, hessian());
        }
        check(what == ModelWriter.SPLIT, "a node's kind", what);
        check(depth < TreeSettings.DEEPEST, "depth", depth);
        int feature = in.readUnsignedShort();
        check(feature < features, "feature", feature);
        int atMost = in.readUnsignedByte();
        check(atMost < BinnedRows.MOST_BINS, "bin", atMost);
        double gain = finite("gain");
        double hessian = hessian();
        check(hessian > 0, "hessian of a split", hessian);
        TreeNode left = node(features, depth + 1);
        return new TreeNode.Split(feature, atMost, gain, hessian, left, node(features, depth + 1));
    }

    private double hessian() throws IOException {
        double hessian = finite("hessian");
        check(hessian >= 0, "hessian", hessian);
        return hessian;
    }

    private Calibration calibration() throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case ModelWriter.NO_SKILL -> new Calibration.NoSkill(probability("rate"));
            case ModelWriter.PLATT -> platt();
            case ModelWriter.ISOTONIC -> isotonic();
            default -> throw new IllegalArgumentException("calibration was " + kind);
        };
    }

    private Calibration platt() throws IOException {
        PlattFit fit = new PlattFit(finite("slope"), finite("offset"));
        check(fit.hasSkill(), "slope", fit.a());
        return new Calibration.Platt(fit);
    }

    private Calibration isotonic() throws IOException {
        double least = finite("least");
        check(least > 0 && least < 0.5, "least", least);
        int size = in.readInt();
        check(size >= 1 && size <= in.available() / (2 * Double.BYTES), "steps", size);
        double[] scores = new double[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            scores[i] = finite("a score");
            values[i] = probability("a value");
        }
        return new Calibration.Isotonic(IsotonicFit.ofSteps(scores, values), least);
    }

    private double probability(String name) throws IOException {
        double value = in.readDouble();
        check(value >= 0 && value <= 1, name, value);
        return value;
    }

    private double finite(String name) throws IOException {
        double value = in.readDouble();
        check(Double.isFinite(value), name, value);
        return value;
    }

    private static void check(boolean holds, String name, double value) {
        if (!holds) {
            throw new IllegalArgumentException("%s was %s".formatted(name, value));
        }
    }
}
