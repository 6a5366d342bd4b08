package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Shows the document to those who check such documents for a living.
final class LintTest {
    @Test
    void redoclyFindsNothing() throws Exception {
        NpmPackages linter = NpmPackages.install("lint", "@redocly/cli@2.77.0");
        assertClean(
                linter.tool(
                        "redocly",
                        List.of("lint", document(linter), "--config=" + rules(".redocly.yaml")),
                        Map.of(
                                "REDOCLY_TELEMETRY",
                                "off",
                                "REDOCLY_SUPPRESS_UPDATE_NOTICE",
                                "true")));
    }

    /// Half a minute for what the other has mostly said already.
    @Test
    @Tag("long")
    void spectralFindsNothing() throws Exception {
        NpmPackages linter = NpmPackages.install("spectral", "@stoplight/spectral-cli@6.16.3");
        assertClean(
                linter.tool(
                        "spectral",
                        List.of(
                                "lint",
                                document(linter),
                                "--ruleset=" + rules(".spectral.yaml"),
                                "--fail-severity=hint"),
                        Map.of()));
    }

    private static String document(NpmPackages linter) throws IOException {
        Path document = linter.folder().resolve("openapi.yaml");
        Files.writeString(
                document,
                DocumentFragments.yaml(OpenApiDocument.assemble(new DocumentFragments())));
        return document.toString();
    }

    private static Path rules(String file) {
        return Path.of(file).toAbsolutePath();
    }

    private static void assertClean(NpmPackages.Ended lint) {
        assertEquals(0, lint.status(), lint.output());
    }
}
