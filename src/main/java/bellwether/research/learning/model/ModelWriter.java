package bellwether.research.learning.model;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.TreeNode;
import bellwether.technical.statistics.models.IsotonicFit;
import java.io.DataOutputStream;
import java.io.IOException;

/// Writes a model as [ModelReader] reads it.
final class ModelWriter {
    static final int LEAF = 0;
    static final int SPLIT = 1;
    static final int NO_SKILL = 0;
    static final int PLATT = 1;
    static final int ISOTONIC = 2;

    private final DataOutputStream out;

    ModelWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(ServedModel served) throws IOException {
        out.writeInt(served.featureVersion());
        inputs(served.inputs());
        model(served.model());
        out.writeDouble(served.scale().centre());
        out.writeDouble(served.scale().spread());
        calibration(served.calibration());
    }

    private void inputs(ModelInputs inputs) throws IOException {
        out.writeShort(inputs.columns());
        for (int column = 0; column < inputs.columns(); column++) {
            BinEdges edges = inputs.edges().get(column);
            out.writeUTF(inputs.names().get(column));
            out.writeByte(edges.bins());
            for (double edge : edges.edges()) {
                out.writeDouble(edge);
            }
            for (int bin = 1; bin <= edges.bins(); bin++) {
                out.writeFloat(edges.centre(bin));
            }
        }
    }

    private void model(Model model) throws IOException {
        out.writeUTF(model.kind().code());
        switch (model) {
            case BaseModel base -> out.writeDouble(base.rate());
            case MomentumModel momentum -> {
                out.writeShort(momentum.column());
                standard(momentum.standard());
            }
            case LogisticModel logistic -> {
                out.writeDouble(logistic.intercept());
                for (int column = 0; column < logistic.standard().columns(); column++) {
                    out.writeDouble(logistic.coefficient(column));
                }
                standard(logistic.standard());
            }
            case TreeModel trees -> trees(trees.trees());
        }
    }

    private void standard(Standardisation standard) throws IOException {
        for (int column = 0; column < standard.columns(); column++) {
            out.writeDouble(standard.mean(column));
            out.writeDouble(standard.deviation(column));
        }
    }

    private void trees(BoostedTrees trees) throws IOException {
        out.writeDouble(trees.baseMargin());
        out.writeShort(trees.trees().size());
        for (TreeNode tree : trees.trees()) {
            node(tree);
        }
    }

    private void node(TreeNode node) throws IOException {
        switch (node) {
            case TreeNode.Leaf leaf -> {
                out.writeByte(LEAF);
                out.writeDouble(leaf.value());
                out.writeDouble(leaf.hessian());
            }
            case TreeNode.Split split -> {
                out.writeByte(SPLIT);
                out.writeShort(split.feature());
                out.writeByte(split.atMost());
                out.writeDouble(split.gain());
                out.writeDouble(split.hessian());
                node(split.left());
                node(split.right());
            }
        }
    }

    private void calibration(Calibration calibration) throws IOException {
        switch (calibration) {
            case Calibration.NoSkill none -> {
                out.writeByte(NO_SKILL);
                out.writeDouble(none.rate());
            }
            case Calibration.Platt platt -> {
                out.writeByte(PLATT);
                out.writeDouble(platt.fit().a());
                out.writeDouble(platt.fit().b());
            }
            case Calibration.Isotonic isotonic -> {
                IsotonicFit fit = isotonic.fit();
                out.writeByte(ISOTONIC);
                out.writeDouble(isotonic.least());
                out.writeInt(fit.size());
                for (int i = 0; i < fit.size(); i++) {
                    out.writeDouble(fit.score(i));
                    out.writeDouble(fit.value(i));
                }
            }
        }
    }
}
