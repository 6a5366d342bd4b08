package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.BlockDraws;
import bellwether.technical.statistics.StationaryBootstrap;
import com.fasterxml.jackson.databind.JsonNode;

/// `stationary_indices.json`: one resample, its random choices given.
final class ResampleGolden implements GoldenCheck {
    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode given = folder.json("stationary_indices.json");
        int[] theirs = GoldenFolder.wholes(given.required("indices"));
        int[] ours = new int[given.required("first_returns").asInt()];
        StationaryBootstrap.follow(
                new Recorded(
                        GoldenFolder.wholes(given.required("starts")), given.required("jumps")),
                ours);
        GoldenComparison all = parts.all(GoldenComparison.EXACT);
        all.same("number of indices", ours.length, theirs.length);
        double[] returns = folder.series(given.required("series").asText()).returns();
        double sum = 0;
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            all.same("index " + i, ours[i], theirs[i]);
            sum += returns[ours[i]];
        }
        parts.part("mean", 1e-12)
                .number(
                        "of resample",
                        sum / ours.length,
                        given.required("mean_of_resample").asDouble());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Recorded(int[] starts, JsonNode jumps) implements BlockDraws {
        @Override
        public boolean jumps(int step) {
            return jumps.get(step).asBoolean();
        }

        @Override
        public int start(int step) {
            return starts[step];
        }
    }
}
