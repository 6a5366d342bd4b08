package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs the README's calls and looks for what it promises.
final class ReadmeTest {
    private static final Pattern PATH = Pattern.compile("localhost:8080([^\\s']+)");
    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '(.+)'$");
    private static final Pattern LINK = Pattern.compile("\\]\\((src/[^)]+)\\)");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }

    @Test
    void itsCallsAnswer() throws IOException {
        List<String> calls = lines().stream().filter(line -> line.startsWith("curl ")).toList();
        assertTrue(calls.size() >= 3);
        try (TestApp app = new TestApp()) {
            for (String curl : calls) {
                Call.Answer answer = run(app.call(), curl);
                assertEquals(2, answer.status() / 100, curl + ": " + answer.body());
            }
        }
    }

    @Test
    void itsFirstAnswerIsTheRealOne() throws IOException {
        String curl =
                lines().stream().filter(line -> line.startsWith("curl ")).findFirst().orElseThrow();
        String text = String.join("\n", lines());
        try (TestApp app = withAgesWatched()) {
            JsonNode best = run(app.call(), curl).json().get("items").get(0);
            JsonNode plan = best.get("plan");
            for (String promise :
                    List.of(
                            "\"days_old\": " + best.get("days_old").asText(),
                            "\"stale\": " + best.get("stale").asText(),
                            "\"actionable\": " + best.get("actionable").asText(),
                            "\"verdict\": \"" + best.get("verdict").asText() + "\"",
                            "\"score\": " + best.get("score").asText(),
                            "\"last_close\": " + best.get("last_close").asText(),
                            "\"side\": \"" + plan.get("side").asText() + "\"",
                            "\"shares\": " + plan.get("shares"),
                            plan.get("message").asText(),
                            "\"support\": " + best.at("/levels/support").asText(),
                            "\"atr\": " + best.at("/levels/atr").asText(),
                            best.at("/warnings/0/message").asText(),
                            best.get("reasons").get(0).get("message").asText())) {
                assertTrue(
                        text.contains(promise),
                        "the README no longer tells the truth about " + promise);
            }
        }
    }

    /// On the day of the README's example.
    private static TestApp withAgesWatched() {
        return new TestApp(
                2,
                Optional.empty(),
                TestApp.Databases.at(TestDatabase.createEmpty()).watchingAge(),
                InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z")),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        Matcher links = LINK.matcher(String.join("\n", lines()));
        while (links.find()) {
            String file = links.group(1).replaceFirst("#.*", "");
            assertTrue(Files.exists(Path.of(file)), links.group(1));
        }
    }

    private static Call.Answer run(Call call, String curl) {
        Matcher headers = HEADER.matcher(curl);
        while (headers.find()) {
            call.header(headers.group(1), headers.group(2));
        }
        Matcher path = PATH.matcher(curl);
        Matcher body = BODY.matcher(curl);
        assertTrue(path.find());
        return body.find() ? call.postAs(path.group(1), body.group(1)) : call.get(path.group(1));
    }
}
