package bellwether.platform.http.openapi;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.http.Statuses;
import bellwether.platform.jobs.JobState;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of problems against the codes that the sources use, and against the document.
final class ProblemTableTest {
    private static final String CODE = "\\s*\"([a-z0-9_]+)\"";

    /// Refusals, which answer with the status of their kind or the one they name.
    private static final Pattern OF_KIND = Pattern.compile("RefusalKind\\.(\\w+)," + CODE);

    private static final Pattern OF_STATUS = Pattern.compile("\\bof\\(\\s*(\\d{3})," + CODE);
    private static final Pattern BY_NAME =
            Pattern.compile("\\b(notFound|conflict|unauthorized)\\(" + CODE);

    /// Helpers that take the code and answer 404, or 422.
    private static final Pattern UNKNOWN = Pattern.compile("\\bunknown\\(" + CODE + ",\\s*\"");

    private static final Pattern IMPORT_LIMIT = Pattern.compile("return refusal\\(" + CODE);

    /// What items of jobs fail with.
    private static final Pattern OF_ITEM =
            Pattern.compile(
                    "(?:AnalysisFailures\\.of|ItemOutcome\\.Failure|\\bfailure|\\bfailures|\\bof)\\(\\s*(?:item|work|run\\.work\\(\\)|orphan\\.item\\(\\)|lost\\.item\\(\\)),"
                            + CODE);

    private static final Pattern OF_FETCH =
            Pattern.compile("(?:FetchReport\\.Failed|put\\(ticker, failed)\\(" + CODE);

    /// Codes that are put together: of a job's states, and of keys that are good no more.
    private static final List<String> PREFIXES = List.of("job_", "key_");

    private static final Map<String, ProblemCode> TABLE = table();

    private static Map<String, ProblemCode> table() {
        Map<String, ProblemCode> table = new TreeMap<>();
        for (ProblemCode code : DocumentFragments.problems()) {
            assertFalse(table.containsKey(code.code()), code.code() + " is there twice");
            table.put(code.code(), code);
        }
        return table;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .map(ProblemTableTest::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> found(Pattern pattern) {
        return sources().flatMap(source -> pattern.matcher(source).results());
    }

    private static Map<String, Set<Integer>> answered() {
        Map<String, Set<Integer>> codes = new HashMap<>();
        found(OF_KIND).forEach(m -> note(codes, m.group(2), status(m.group(1))));
        found(OF_STATUS).forEach(m -> note(codes, m.group(2), Integer.parseInt(m.group(1))));
        found(BY_NAME).forEach(m -> note(codes, m.group(2), named(m.group(1))));
        found(UNKNOWN).forEach(m -> note(codes, m.group(1), 404));
        found(IMPORT_LIMIT).forEach(m -> note(codes, m.group(1), 422));
        note(codes, "invalid_request", 422);
        note(codes, "key_expired", 401);
        note(codes, "key_revoked", 401);
        for (JobState state : JobState.values()) {
            note(codes, "job_" + state.word(), 409);
        }
        PREFIXES.forEach(codes::remove);
        return codes;
    }

    private static void note(Map<String, Set<Integer>> codes, String code, int status) {
        codes.computeIfAbsent(code, _ -> new TreeSet<>()).add(status);
    }

    private static int status(String kind) {
        return Statuses.of(Refusal.of(RefusalKind.valueOf(kind), "x", "x"));
    }

    private static int named(String method) {
        return switch (method) {
            case "notFound" -> 404;
            case "conflict" -> 409;
            default -> 401;
        };
    }

    @Test
    void hasEveryCodeThatAnswersCarryWithItsStatus() {
        Map<String, Set<Integer>> used = answered();
        assertTrue(used.size() > 90, "the patterns fit no more: " + used.size());
        Map<String, String> wrong = new TreeMap<>();
        used.forEach((code, statuses) -> {
            ProblemCode known = TABLE.get(code);
            if (known == null || !known.status().containsAll(statuses)) {
                wrong.put(code, statuses + " against " + known);
            }
        });
        assertEquals(Map.of(), wrong);
    }

    @Test
    void hasEveryCodeThatItemsFailWith() {
        Set<String> used =
                Stream.concat(found(OF_ITEM), found(OF_FETCH))
                        .map(match -> match.group(1))
                        .collect(toCollection(TreeSet::new));
        assertTrue(used.containsAll(Set.of("not_enough_bars", "no_outcome", "synthetic")));
        TABLE.values().stream()
                .filter(ProblemCode::item)
                .map(ProblemCode::code)
                .forEach(used::remove);
        assertEquals(Set.of(), used);
    }

    /// A code that is in no source any more, and the rare statuses that the server chooses itself.
    @Test
    void hasNoCodeThatNothingUses() {
        String all = String.join("\n", sources().toList());
        Set<String> unused =
                TABLE.keySet().stream()
                        .filter(code -> !all.contains("\"" + code + "\""))
                        .filter(code -> PREFIXES.stream().noneMatch(code::startsWith))
                        .collect(toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void saysOfEachWhatItMeansAndWhatToDo() {
        for (ProblemCode code : TABLE.values()) {
            assertTrue(code.meaning().matches("[A-Z].*\\."), code.code() + ": " + code.meaning());
            assertTrue(code.action().matches("(?:GET |[A-Z]).*\\."), code + ": " + code.action());
            assertTrue(code.item() || code.isAnswered(), code.code());
        }
    }

    /// The document's own examples of problems.
    @Test
    void agreesWithTheDocument() {
        JsonNode document = Specification.ours().document();
        List<JsonNode> problems = document.findParents("request_id");
        assertTrue(problems.size() > 5);
        for (JsonNode problem : problems) {
            if (problem.has("code") && problem.get("code").isTextual()) {
                String code = problem.get("code").asText();
                assertEquals("/docs/problems#" + code, problem.path("type").asText());
                assertTrue(
                        Objects.requireNonNull(TABLE.get(code), code)
                                .status()
                                .contains(problem.get("status").asInt()),
                        problem.toString());
            }
        }
        Set<Integer> documented = new TreeSet<>();
        document.findValues("responses")
                .forEach(responses ->
                        responses
                                .fieldNames()
                                .forEachRemaining(name -> {
                                    if (name.matches("[45]\\d\\d")) {
                                        documented.add(Integer.parseInt(name));
                                    }
                                }));
        Set<Integer> listed =
                TABLE.values().stream()
                        .flatMap(code -> code.status().stream())
                        .collect(toCollection(TreeSet::new));
        documented.removeAll(listed);
        assertEquals(Set.of(), documented, "statuses of the document that no code has");
        assertTrue(listed.containsAll(Arrays.asList(400, 404, 409, 422, 429, 503)));
    }
}
