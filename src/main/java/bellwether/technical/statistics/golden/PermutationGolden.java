package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.Alternative;
import bellwether.technical.statistics.HypothesisTest;
import bellwether.technical.statistics.PermutationTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/// `permutation.csv`, of the samples in `permutation_samples.json`: all arrangements, also where
/// the product would draw some of them.
final class PermutationGolden implements GoldenCheck {
    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode samples = folder.json("permutation_samples.json");
        GoldenTable table = folder.table("permutation.csv");
        GoldenComparison all = parts.all(GoldenComparison.EXACT);
        for (int i = 0; i < table.size(); i++) {
            JsonNode pair = samples.get(table.whole(i, "case"));
            if (pair == null) {
                throw new UnreadableGolden("permutation_samples.json lacks case " + i);
            }
            compare(all, table, i, pair);
        }
    }

    private static void compare(GoldenComparison all, GoldenTable table, int i, JsonNode pair) {
        double[] first = GoldenFolder.numbers(pair.get(0));
        double[] second = GoldenFolder.numbers(pair.get(1));
        String row = "row %d ".formatted(i + 1);
        all.same(row + "n_a", first.length, table.whole(i, "n_a"));
        all.same(row + "n_b", second.length, table.whole(i, "n_b"));
        HypothesisTest test = PermutationTest.between(first, second, Alternative.TWO_SIDED, 0);
        double largest = Arrays.stream(first).map(Math::abs).max().orElse(1);
        all.number(
                row + "difference",
                test.statistic(),
                table.number(i, "difference"),
                Math.max(Math.abs(table.real(i, "difference")), largest));
        all.number(
                row + "permutations",
                PermutationTest.arrangements(first.length + second.length, first.length),
                table.real(i, "permutations"));
        all.number(
                row + "p_greater",
                Optional.of(PermutationTest.exactP(first, second, Alternative.GREATER)),
                table.number(i, "p_greater"));
        all.number(
                row + "p_two_sided",
                Optional.of(PermutationTest.exactP(first, second, Alternative.TWO_SIDED)),
                table.number(i, "p_two_sided"));
    }
}
