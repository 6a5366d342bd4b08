package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.UnusualWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts of the document, of the problem codes and of the users' pages use the field's words.
final class WordingTest {
    private static final Path PAGES = Path.of("src", "site", "markdown");

    /// The import formats are described in a table that is written with the importer.
    private static final String IMPORT_FORMATS = "prices.md";

    private static void collect(JsonNode node, String pointer, List<String> found) {
        node.properties()
                .forEach(field -> {
                    String name = field.getKey();
                    JsonNode value = field.getValue();
                    if (value.isTextual()
                            && (name.equals("summary") || name.equals("description"))) {
                        found.addAll(UnusualWords.in(pointer + "/" + name, value.asText()));
                    } else if (!name.equals("example") && !name.equals("value")) {
                        collect(value, pointer + "/" + name, found);
                    }
                });
        if (node.isArray()) {
            node.forEach(item -> collect(item, pointer, found));
        }
    }

    @Test
    void theDocumentUsesTheFieldsWords() {
        List<String> found = new ArrayList<>();
        collect(Specification.ours().document(), "", found);
        assertEquals(List.of(), found);
    }

    @Test
    void aSummaryIsAShortPhrase() {
        List<String> wrong = new ArrayList<>();
        int[] seen = new int[1];
        Specification.ours()
                .document()
                .path("paths")
                .forEach(path ->
                        path.forEach(operation -> {
                            String summary = operation.path("summary").asText();
                            seen[0]++;
                            if (summary.isBlank()
                                    || summary.length() > 60
                                    || summary.matches(".*[.?!]")) {
                                wrong.add(operation.path("operationId").asText() + ": " + summary);
                            }
                        }));
        assertEquals(List.of(), wrong);
        assertTrue(seen[0] > 70, "looked at " + seen[0]);
    }

    @Test
    void theProblemCodesUseTheFieldsWords() {
        List<String> found =
                DocumentFragments.problems().stream()
                        .flatMap(code ->
                                UnusualWords.in(code.code(), code.meaning() + " " + code.action())
                                        .stream())
                        .toList();
        assertEquals(List.of(), found);
    }

    @Test
    void theUsersPagesUseTheFieldsWords() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (Path folder : List.of(PAGES, PAGES.resolve("guide"))) {
            for (Path page : pages(folder)) {
                seen++;
                found.addAll(UnusualWords.in(page.toString(), Files.readString(page)));
            }
        }
        assertEquals(List.of(), found);
        assertTrue(seen > 15, "looked at " + seen);
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.equals(PAGES.resolve("changelog.md")))
                    .filter(file -> !file.equals(PAGES.resolve(IMPORT_FORMATS)))
                    .sorted()
                    .toList();
        }
    }
}
