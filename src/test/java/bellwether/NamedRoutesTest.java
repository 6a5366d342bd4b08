package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.openapi.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Routes that messages and comments send their readers to are routes that there are.
final class NamedRoutesTest {
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(GET|POST|PUT|PATCH|DELETE) (/api/[A-Za-z0-9_/{}%.-]*[A-Za-z0-9}])");

    /// Whole segments that are filled in; in a name of several kinds, `%s` is a part of one.
    private static String pattern(String path) {
        return path.replaceAll("\\{[^}]+}|/%s(?=/|$)", "/{}").replace("//", "/");
    }

    @Test
    void everyRouteThatIsNamedIsThere() throws IOException {
        Set<String> known =
                Specification.ours().operations().stream()
                        .map(one -> one.method() + " " + pattern(one.path()))
                        .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        int named = 0;
        for (Path file : sources()) {
            Matcher route = NAMED.matcher(Files.readString(file));
            while (route.find()) {
                named++;
                String name = route.group(1) + " " + pattern(route.group(2));
                if (!name.contains("%") && !known.contains(name)) {
                    unknown.add(name + " in " + file.getFileName());
                }
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(named > 30, named + " routes are named");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
