package bellwether.trading.execution.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What replaying a file has shown.
///
/// @param cases how many it has
/// @param passed how many of them came out without a difference
public record ScenarioReport(int cases, int passed, List<ScenarioDifference> differences) {
    public ScenarioReport {
        differences = List.copyOf(differences);
    }

    /// Replays all cases of a file.
    public static ScenarioReport of(Path file) throws IOException {
        return of(ScenarioFile.read(file));
    }

    public static ScenarioReport of(List<ScenarioCase> cases) {
        List<List<ScenarioDifference>> found =
                cases.stream().map(ScenarioReplay::differences).toList();
        return new ScenarioReport(
                cases.size(),
                Math.toIntExact(found.stream().filter(List::isEmpty).count()),
                found.stream().flatMap(List::stream).toList());
    }
}
