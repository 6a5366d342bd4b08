package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The guide's table of findings.
final class FindingsGuideTest {
    private static final Path GUIDE = Path.of("src/site/markdown/guide/doubts.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    @Test
    void eachFindingIsExplainedInTheOrderInWhichItIsShown() throws IOException {
        List<String> explained =
                ROW.matcher(Files.readString(GUIDE)).results().map(row -> row.group(1)).toList();
        assertEquals(Arrays.stream(FindingCode.values()).map(FindingCode::key).toList(), explained);
    }
}
