package bellwether.research.learning.online;

import bellwether.technical.statistics.models.FtrlLearner;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a learner remembers.
///
/// @param features their names, in the order of the inputs
/// @param scales of the features
/// @param sums of FTRL, the bias first
/// @param squares of FTRL, the bias first
/// @param learnt labels that this version has learnt from
/// @param all labels of every version
public record LearnerState(
        List<String> features,
        List<FeatureScale> scales,
        List<Double> sums,
        List<Double> squares,
        ClassCounts learnt,
        ClassCounts all,
        LossWatch watch) {
    /// Updates before a version has a probability of its own.
    public static final int FEWEST_UPDATES = 200;

    private static final FtrlLearner.Rates RATES = new FtrlLearner.Rates(0.1, 1, 1, 1);

    public LearnerState {
        features = List.copyOf(features);
        scales = List.copyOf(scales);
        sums = List.copyOf(sums);
        squares = List.copyOf(squares);
        if (scales.size() != features.size() || sums.size() != features.size() + 1) {
            throw new IllegalArgumentException("each feature needs its scale and its sum");
        }
    }

    /// Before the first row.
    public static LearnerState of(List<String> features) {
        return new LearnerState(
                features,
                Collections.nCopies(features.size(), FeatureScale.NONE),
                zeros(features.size() + 1),
                zeros(features.size() + 1),
                ClassCounts.NONE,
                ClassCounts.NONE,
                LossWatch.NONE);
    }

    private static List<Double> zeros(int size) {
        return Collections.nCopies(size, 0.0);
    }

    /// A version that has learnt nothing yet; what is known of the inputs and the base rate stays.
    public LearnerState restarted() {
        LearnerState fresh = of(features);
        return new LearnerState(
                features, scales, fresh.sums, fresh.squares, fresh.learnt, all, fresh.watch);
    }

    /// Whether this version has too few labels, or none of one class, to have a probability.
    public boolean lacksLabels() {
        return learnt.total() < FEWEST_UPDATES || learnt.hasOneClass();
    }

    /// Standardised by the rows before it.
    ///
    /// @param row a value for each feature; null where it is absent
    public List<Double> inputs(List<@Nullable Double> row) {
        Double[] inputs = new Double[features.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = scales.get(i).standardised(row.get(i));
        }
        return List.of(inputs);
    }

    /// The same having seen a row.
    public LearnerState seen(List<@Nullable Double> row) {
        FeatureScale[] next = new FeatureScale[scales.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = scales.get(i).with(row.get(i));
        }
        return new LearnerState(features, List.of(next), sums, squares, learnt, all, watch);
    }

    /// What this version gives a row; empty while it is cold.
    public Optional<Double> probability(List<Double> inputs) {
        return lacksLabels() ? Optional.empty() : Optional.of(learner().probability(array(inputs)));
    }

    /// The same having learnt a row's label.
    public LearnerState learnt(List<Double> inputs, boolean label) {
        FtrlLearner learner = learner();
        learner.learn(array(inputs), label);
        return new LearnerState(
                features,
                scales,
                list(learner.sums()),
                list(learner.squares()),
                learnt.with(label),
                all.with(label),
                watch);
    }

    /// The same with another watch.
    public LearnerState watched(LossWatch other) {
        return new LearnerState(features, scales, sums, squares, learnt, all, other);
    }

    private FtrlLearner learner() {
        return FtrlLearner.resumed(
                RATES, array(sums), array(squares), Math.toIntExact(learnt.total()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
