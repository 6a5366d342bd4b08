package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        try (TestApp app = new TestApp()) {
            var best = run(app.call(), curl).json().get("results").get(0);
            for (String promise :
                    List.of(
                            "\"verdict\": \"" + best.get("verdict").asText() + "\"",
                            "\"score\": " + best.get("score").asText(),
                            "\"shares\": " + best.get("plan").get("shares").asText(),
                            "\"price\": " + best.get("plan").get("entry").get("price").asText(),
                            "\"stop\": " + best.get("plan").get("stop").asText(),
                            "\"target\": " + best.get("plan").get("target").asText(),
                            best.get("plan").get("explanation").asText(),
                            best.get("reasons").get(0).get("words").asText())) {
                assertTrue(
                        text.contains(promise),
                        "the README no longer tells the truth about " + promise);
            }
        }
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
