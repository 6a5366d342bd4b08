package bellwether.research.learning.golden;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.BoostingPlan;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.research.learning.tree.TreeNode;
import bellwether.research.learning.tree.TreeSettings;
import bellwether.research.learning.tree.TreeTraining;
import bellwether.technical.statistics.Logit;
import bellwether.technical.statistics.golden.GoldenCheck;
import bellwether.technical.statistics.golden.GoldenComparison;
import bellwether.technical.statistics.golden.GoldenFolder;
import bellwether.technical.statistics.golden.GoldenParts;
import bellwether.technical.statistics.golden.GoldenTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/// `boosting.json`: trees over ready bins, as XGBoost grew them.
final class BoostingGolden implements GoldenCheck {
    private static final String FILE = "boosting.json";

    /// XGBoost computes with floats.
    private static final double TOLERANCE = 1e-5;

    private static final double GAIN = 1e-3;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json(FILE);
        GoldenTable panel = folder.table("panel.csv.gz");
        GoldenComparison margins = parts.part("margins", TOLERANCE);
        GoldenComparison trees = parts.part("trees", GAIN);
        int run = 0;
        for (JsonNode one : theirs.required("runs")) {
            new Run(theirs.required("columns"), one, panel, "run " + run).compare(margins, trees);
            run++;
        }
    }

    /// One model.
    private static final class Run {
        private final JsonNode theirs;
        private final String name;
        private final GoldenTable train;
        private final GoldenTable test;
        private final BinnedRows all;
        private final BinnedRows testRows;
        private final BinnedRows trainRows;
        private final BoostedTrees ours;
        private final double[] weights;

        Run(JsonNode columns, JsonNode theirs, GoldenTable panel, String name) {
            this.theirs = theirs;
            this.name = name;
            train = panel.where("part", "train");
            test = panel.where("part", "test");
            all = binned(columns, panel);
            trainRows = binned(columns, train);
            testRows = binned(columns, test);
            weights = train.column("weight");
            if (!theirs.required("weighted").asBoolean()) {
                Arrays.fill(weights, 1);
            }
            ours = train();
        }

        private BoostedTrees train() {
            TreeSettings settings =
                    new TreeSettings(
                            theirs.required("depth").asInt(),
                            number("eta"),
                            number("lambda"),
                            number("min_child_hessian"));
            DatedRows rows =
                    DatedRows.of(trainRows, train.flags("label"), weights, new int[weights.length]);
            BoostingPlan plan = BoostingPlan.plain(settings, theirs.required("rounds").asInt());
            try {
                return new TreeTraining(rows, plan, TrainingProgress.QUIET)
                        .boosted(number("base_probability"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while trees were trained", e);
            }
        }

        private static BinnedRows binned(JsonNode columns, GoldenTable rows) {
            int[][] bins = new int[columns.size()][];
            for (int j = 0; j < bins.length; j++) {
                bins[j] =
                        Arrays.stream(rows.column("bin_" + columns.get(j).asText()))
                                .mapToInt(bin -> (int) bin)
                                .toArray();
            }
            return BinnedRows.of(bins);
        }

        private double number(String field) {
            return theirs.required(field).asDouble();
        }

        void compare(GoldenComparison margins, GoldenComparison trees) {
            int[] rows = GoldenFolder.wholes(theirs.required("rows"));
            theirs.required("margins")
                    .properties()
                    .forEach(entry -> {
                        int rounds = Integer.parseInt(entry.getKey());
                        for (int i = 0; i < rows.length; i++) {
                            margins.absolute(
                                    "%s row %d after %d".formatted(name, rows[i], rounds),
                                    ours.margin(all, rows[i], rounds),
                                    entry.getValue().get(i).asDouble());
                        }
                    });
            contributions(margins, rows);
            loss(margins, "train_log_loss", trainRows, train, weights);
            double[] equal = new double[test.size()];
            Arrays.fill(equal, 1);
            loss(margins, "test_log_loss", testRows, test, equal);
            JsonNode first = theirs.required("first_trees");
            for (int i = 0; i < first.size(); i++) {
                tree(trees, name + " tree " + i, ours.trees().get(i), first.get(i));
            }
        }

        private void contributions(GoldenComparison margins, int[] rows) {
            JsonNode others = theirs.required("contributions_last_is_bias");
            for (int i = 0; i < rows.length; i++) {
                double[] mine = ours.contributions(all, rows[i]);
                for (int j = 0; j < mine.length; j++) {
                    margins.absolute(
                            "%s contribution %d of row %d".formatted(name, j, rows[i]),
                            mine[j],
                            others.get(i).get(j).asDouble());
                }
            }
        }

        private void loss(
                GoldenComparison margins,
                String field,
                BinnedRows rows,
                GoldenTable table,
                double[] weighing) {
            boolean[] labels = table.flags("label");
            double sum = 0;
            double total = 0;
            for (int i = 0; i < labels.length; i++) {
                double p = Logit.probability(ours.margin(rows, i));
                sum -= weighing[i] * Math.log(labels[i] ? p : 1 - p);
                total += weighing[i];
            }
            margins.absolute(name + " " + field, sum / total, number(field));
        }

        private static void tree(
                GoldenComparison trees, String where, TreeNode ours, JsonNode theirs) {
            trees.number(where + " hessian", ours.hessian(), theirs.required("hessian").asDouble());
            switch (ours) {
                case TreeNode.Leaf leaf ->
                        trees.number(
                                where + " leaf",
                                Optional.of(leaf.value()),
                                Optional.ofNullable(theirs.get("leaf")).map(JsonNode::asDouble));
                case TreeNode.Split split -> {
                    trees.same(
                            where + " split",
                            split.feature() + " at " + split.atMost(),
                            theirs.path("feature").asText()
                                    + " at "
                                    + theirs.path("left_if_bin_at_most").asText());
                    trees.number(where + " gain", split.gain(), theirs.path("gain").asDouble());
                    if (theirs.has("left") && theirs.has("right")) {
                        tree(trees, where + "L", split.left(), theirs.get("left"));
                        tree(trees, where + "R", split.right(), theirs.get("right"));
                    }
                }
            }
        }
    }
}
