package bellwether.research.learning.tree;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// The same trees by XGBoost's histograms, on the same bins, by one thread.
public final class XgboostTrees implements AutoCloseable {
    private final Booster booster;

    private XgboostTrees(Booster booster) {
        this.booster = booster;
    }

    /// Rows as XGBoost reads them.
    public static DMatrix matrix(BinnedRows bins) throws XGBoostError {
        float[] values = new float[bins.rows() * bins.features()];
        for (int row = 0; row < bins.rows(); row++) {
            for (int feature = 0; feature < bins.features(); feature++) {
                values[row * bins.features() + feature] = bins.bin(row, feature);
            }
        }
        return new DMatrix(values, bins.rows(), bins.features(), Float.NaN);
    }

    /// The same with labels and weights.
    public static DMatrix matrix(DatedRows rows) throws XGBoostError {
        DMatrix matrix = matrix(rows.bins());
        float[] labels = new float[rows.size()];
        float[] weights = new float[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = rows.positive(row) ? 1 : 0;
            weights[row] = (float) rows.weight(row);
        }
        matrix.setLabel(labels);
        matrix.setWeight(weights);
        return matrix;
    }

    /// Trains so many trees over all rows and features.
    ///
    /// @param base the probability to begin with
    public static XgboostTrees train(DMatrix matrix, TreeSettings settings, int rounds, double base)
            throws XGBoostError {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", 128);
        parameters.put("max_depth", settings.depth());
        parameters.put("eta", settings.rate());
        parameters.put("lambda", settings.ridge());
        parameters.put("min_child_weight", settings.leastHessian());
        parameters.put("base_score", base);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        return new XgboostTrees(XGBoost.train(matrix, parameters, rounds, Map.of(), null, null));
    }

    /// The margins of all rows.
    public float[] margins(DMatrix matrix) throws XGBoostError {
        float[][] found = booster.predict(matrix, true);
        float[] margins = new float[found.length];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = found[row][0];
        }
        return margins;
    }

    /// What each feature adds to the margin of each row; last what remains.
    public float[][] contributions(DMatrix matrix) throws XGBoostError {
        return booster.predictContrib(matrix, 0);
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
