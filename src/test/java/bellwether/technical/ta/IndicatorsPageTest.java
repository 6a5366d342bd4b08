package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page in the manual says what the catalogue says.
class IndicatorsPageTest {
    @Test
    void everythingInTheCatalogueIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/indicators.md"));
        for (Indicator indicator : Indicators.all()) {
            Arguments standard = indicator.defaults();
            int stable = indicator.stableAfter(standard);
            String line =
                    "| `%s` | %s | %s | %s | %d | %s |"
                            .formatted(
                                    indicator.id(standard),
                                    indicator.meaning(),
                                    String.join(", ", indicator.outputs()),
                                    indicator.units(),
                                    indicator.warmUp(standard),
                                    stable == Stability.NEVER ? "never" : Integer.toString(stable));
            assertTrue(page.contains(line), line);
        }
        for (CandlePattern pattern : CandlePattern.values()) {
            String line =
                    "| %s | %s | %d | %d | %s |"
                            .formatted(
                                    pattern.name(),
                                    pattern.taLibName(),
                                    pattern.bars(),
                                    pattern.firstBar(),
                                    pattern.meaning());
            assertTrue(page.contains(line), line);
        }
        for (ChartPattern.Kind kind : ChartPattern.Kind.values()) {
            assertTrue(
                    page.contains("| " + kind.name() + " | " + kind.meaning() + " |"), kind.name());
        }
    }
}
