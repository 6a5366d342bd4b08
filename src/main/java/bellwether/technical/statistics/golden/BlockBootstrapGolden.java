package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.BlockLength;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.StationaryBootstrap;
import java.util.Arrays;
import java.util.Optional;

/// `block_bootstrap.csv`: block lengths, and what drawing gives. Errors are compared relatively,
/// bounds in units of the interval's width, as a bound may be near 0.
final class BlockBootstrapGolden implements GoldenCheck {
    private static final double OF_LENGTHS = 1e-6;
    private static final double OF_DRAWS = 0.05;
    private static final double LEVEL = 0.95;
    private static final int DRAWS = 4_000;
    private static final String SUMS = "return_";

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("block_bootstrap.csv");
        long seed = folder.setting("seed").asLong();
        GoldenComparison lengths = parts.part("lengths", OF_LENGTHS);
        GoldenComparison draws = parts.part("draws", OF_DRAWS);
        for (int i = 0; i < table.size(); i++) {
            double[] series =
                    series(folder.series(table.text(i, "series")).returns(), table.text(i, "of"));
            compareLengths(lengths, table, i, series);
            double block = Math.max(1, table.real(i, "block_stationary"));
            compareDraws(draws, table, i, new StationaryBootstrap(block, DRAWS, seed), series);
        }
    }

    private static double[] series(double[] returns, String of) {
        if (of.equals("return")) {
            return returns;
        }
        if (of.equals("absolute_return")) {
            return Arrays.stream(returns).map(Math::abs).toArray();
        }
        if (of.startsWith(SUMS)) {
            return GoldenPrices.sums(returns, Integer.parseInt(of.substring(SUMS.length())));
        }
        throw new UnreadableGolden("block_bootstrap.csv has a series of " + of);
    }

    private static void compareLengths(
            GoldenComparison lengths, GoldenTable table, int i, double[] series) {
        Optional<BlockLength> ours = BlockLength.of(series);
        String row = "row %d ".formatted(i + 1);
        lengths.same(row + "n", series.length, table.whole(i, "n"));
        lengths.number(
                row + "block_stationary",
                ours.map(BlockLength::stationary),
                table.number(i, "block_stationary"));
        lengths.number(
                row + "block_circular",
                ours.map(BlockLength::circular),
                table.number(i, "block_circular"));
        lengths.number(
                row + "mean",
                Optional.of(Arrays.stream(series).average().orElseThrow()),
                table.number(i, "mean"));
    }

    private static void compareDraws(
            GoldenComparison draws,
            GoldenTable table,
            int i,
            StationaryBootstrap bootstrap,
            double[] series) {
        String row = "row %d ".formatted(i + 1);
        draws.number(
                row + "bootstrap_se",
                bootstrap.errorOfMean(series),
                table.number(i, "bootstrap_se"));
        Optional<ConfidenceInterval> ours = bootstrap.mean(series, LEVEL).interval();
        double width = table.real(i, "high95") - table.real(i, "low95");
        draws.number(
                row + "low95", ours.map(ConfidenceInterval::low), table.number(i, "low95"), width);
        draws.number(
                row + "high95",
                ours.map(ConfidenceInterval::high),
                table.number(i, "high95"),
                width);
    }
}
