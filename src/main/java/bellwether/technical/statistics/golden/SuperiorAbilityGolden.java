package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.StationaryBootstrap;
import bellwether.technical.statistics.SuperiorAbility;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// `spa.json`, of the losses in `spa_losses.csv.gz`.
final class SuperiorAbilityGolden implements GoldenCheck {
    private static final double TOLERANCE = 0.015;

    /// So that the chance in our draws adds little to that in the file.
    private static final int MORE_DRAWS = 5;

    private static final String BENCHMARK = "benchmark";

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("spa.json");
        GoldenTable losses = folder.table("spa_losses.csv.gz");
        double[][] models =
                losses.header().stream()
                        .filter(column -> !column.equals(BENCHMARK))
                        .map(losses::column)
                        .toArray(double[][]::new);
        StationaryBootstrap bootstrap =
                new StationaryBootstrap(
                        theirs.required("mean_block").asDouble(),
                        MORE_DRAWS * theirs.required("replications").asInt(),
                        folder.setting("seed").asLong());
        Optional<SuperiorAbility.Result> ours =
                SuperiorAbility.of(losses.column(BENCHMARK), models, bootstrap);
        GoldenComparison all = parts.all(TOLERANCE);
        compare(all, "p_lower", ours.map(SuperiorAbility.Result::lower), theirs);
        compare(all, "p_consistent", ours.map(SuperiorAbility.Result::consistent), theirs);
        compare(all, "p_upper", ours.map(SuperiorAbility.Result::upper), theirs);
    }

    private static void compare(
            GoldenComparison all, String name, Optional<Double> ours, JsonNode theirs) {
        all.number(name, ours, Optional.of(theirs.required(name).asDouble()), 1);
    }
}
