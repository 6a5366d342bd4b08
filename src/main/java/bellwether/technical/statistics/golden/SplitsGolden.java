package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.models.PurgedSplits;
import bellwether.technical.statistics.models.PurgedSplits.Range;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `splits.json`.
final class SplitsGolden implements GoldenCheck {
    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("splits.json");
        int groups = theirs.required("groups").asInt();
        int tested = theirs.required("test_groups").asInt();
        PurgedSplits ours =
                new PurgedSplits(
                        theirs.required("n").asInt(),
                        theirs.required("horizon").asInt(),
                        theirs.required("embargo").asInt());
        GoldenComparison all = parts.all(GoldenComparison.EXACT);
        all.same("paths", PurgedSplits.paths(groups, tested), theirs.required("paths").asLong());
        compareCombinatorial(
                all, ours.combinatorial(groups, tested), theirs.required("combinatorial"));
        compareWalkForward(all, ours, ours.groups(groups), theirs.required("walk_forward"));
    }

    private static void compareCombinatorial(
            GoldenComparison all, List<PurgedSplits.Split> ours, JsonNode theirs) {
        all.same("splits", ours.size(), theirs.size());
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            PurgedSplits.Split split = ours.get(i);
            JsonNode other = theirs.get(i);
            int[] groups = GoldenFolder.wholes(other.required("groups"));
            all.same("groups " + i, split.groups(), Arrays.stream(groups).boxed().toList());
            all.same("test " + i, split.test(), ranges(other.required("test")));
            all.same("train " + i, split.train(), ranges(other.required("train")));
        }
    }

    private static void compareWalkForward(
            GoldenComparison all, PurgedSplits ours, List<Range> groups, JsonNode theirs) {
        int skipped = groups.size() - theirs.size();
        for (int i = 0; i < theirs.size(); i++) {
            Range test = groups.get(skipped + i);
            JsonNode other = theirs.get(i);
            all.same("walk-forward test " + i, test, range(other.required("test")));
            all.same(
                    "walk-forward train " + i,
                    ours.walkForwardTrain(test.first()),
                    List.of(range(other.required("train"))));
        }
    }

    private static List<Range> ranges(JsonNode array) {
        List<Range> ranges = new ArrayList<>();
        array.forEach(pair -> ranges.add(range(pair)));
        return ranges;
    }

    private static Range range(JsonNode pair) {
        return new Range(pair.get(0).asInt(), pair.get(1).asInt());
    }
}
