package bellwether.research.learning.feature;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page in the manual says what the catalogue says.
final class FeaturesPageTest {
    static String line(Feature feature) {
        return "| `%s` | %s | %d | %s |"
                .formatted(
                        feature.id(),
                        feature.name(),
                        feature.bars(),
                        feature.formula().replace("|", "\\|"));
    }

    @Test
    void everyFeatureIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/features.md"));
        for (Feature feature : FeatureCatalogue.all()) {
            assertTrue(page.contains(line(feature)), line(feature));
        }
    }
}
