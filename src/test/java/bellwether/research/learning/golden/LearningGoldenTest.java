package bellwether.research.learning.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.technical.statistics.golden.GoldenFolder;
import bellwether.technical.statistics.golden.GoldenOutcome;
import bellwether.technical.statistics.golden.GoldenReplay;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LearningGoldenTest {
    @Test
    void labelsAndTreesAreThoseOfTheReferences() {
        Path folder = SharedData.require("golden/learning");
        Path data = SharedData.require("prices").resolveSibling(".");
        List<GoldenOutcome> ours =
                GoldenReplay.of(GoldenFolder.open(folder, List.of(data)), LearningGolden.checks())
                        .stream()
                        .filter(file -> LearningGolden.checks().containsKey(file.file()))
                        .toList();
        assertEquals(2, ours.size());
        for (GoldenOutcome outcome : ours) {
            GoldenOutcome.Compared file = (GoldenOutcome.Compared) outcome;
            assertEquals(List.of(), file.differences(), file.file());
            assertTrue(file.parts().stream().allMatch(part -> part.count() > 100), file.file());
        }
    }
}
