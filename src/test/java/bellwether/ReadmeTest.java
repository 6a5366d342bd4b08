package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.cli.CommandLines;
import bellwether.cli.TestProgram;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the calls and commands of the README and of each guide, and looks for what they promise.
final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path GUIDES = Path.of("src/site/markdown/guide");

    private static final Pattern PATH = Pattern.compile("localhost:8080([^\\s']+)");
    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile("-d '([^']+)'");
    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");
    private static final Pattern COMMAND = Pattern.compile("\\./run\\.sh([^#]*)");

    /// What an earlier call has given; in a body it stands between two quotes.
    private static final Pattern VARIABLE = Pattern.compile("'?\\$([A-Z]+)'?");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /// As a shell takes it, with what is quoted.
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

    /// On it the samples are as old as the README says.
    private static final Instant DAY = Instant.parse("2026-11-29T12:00:00Z");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> guides = Files.list(GUIDES)) {
            return Stream.concat(Stream.of(README), guides.toList().stream().sorted());
        }
    }

    /// The lines to be typed that call this program.
    private static List<String> typed(Path page, String program) throws IOException {
        List<String> typed = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.contains(program)) {
                typed.add(line);
            }
        }
        return typed;
    }

    /// The guides, and the reference pages whose calls need neither a key nor a provider.
    static Stream<Path> pagesWithCalls() throws IOException {
        return Stream.concat(
                pages(),
                Stream.of(
                                "analysis",
                                "backtest-rules",
                                "calendars",
                                "charts",
                                "features",
                                "indicators",
                                "jobs",
                                "learners",
                                "older-paths",
                                "overview",
                                "performance",
                                "quality",
                                "trades")
                        .map(name -> Path.of("src/site/markdown", name + ".md")));
    }

    @ParameterizedTest
    @MethodSource("pagesWithCalls")
    void itsCallsAnswer(Path page) throws IOException {
        try (TestApp app = new TestApp()) {
            Map<String, String> made = new HashMap<>();
            for (String curl : typed(page, "curl ")) {
                if (curl.contains(" @")) {
                    continue; // a file of the reader
                }
                Call.Answer answer = run(app.call(), filled(curl, made));
                assertEquals(2, answer.status() / 100, curl + ": " + answer.body());
                if (curl.matches("[A-Z]+=.*")) {
                    String name = curl.substring(0, curl.indexOf('='));
                    made.put(name, answer.json().get("id").asText());
                }
            }
        }
    }

    /// With the ids that earlier calls have given.
    private static String filled(String curl, Map<String, String> made) {
        return VARIABLE.matcher(curl)
                .replaceAll(found -> {
                    String id = made.get(found.group(1));
                    assertNotNull(id, curl + ": no call before it gives $" + found.group(1));
                    return Matcher.quoteReplacement(id);
                });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsCommandsExist(Path page) throws IOException {
        for (String line : typed(page, "./run.sh")) {
            Matcher command = COMMAND.matcher(line);
            assertTrue(command.find(), line);
            String[] arguments =
                    WORD.matcher(command.group(1))
                            .results()
                            .map(word -> word.group().replace("\"", ""))
                            .toArray(String[]::new);
            CommandLines.of(TestProgram.empty(), _ -> 1).parseArgs(arguments);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsLinksLeadSomewhere(Path page) throws IOException {
        Path folder = Optional.ofNullable(page.getParent()).orElse(Path.of(""));
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            assertTrue(Files.exists(folder.resolve(links.group(1))), page + ": " + links.group(1));
        }
    }

    @Test
    void someCallsAndGuidesAreThere() throws IOException {
        assertTrue(typed(README, "curl ").size() >= 5);
        assertTrue(Files.readAllLines(README).size() <= 90);
        assertEquals(
                Set.of(
                        "alerts.md",
                        "assistants.md",
                        "ideas.md",
                        "doubts.md",
                        "was-it-any-good.md",
                        "forecasts.md",
                        "journal.md",
                        "models.md",
                        "notifications.md",
                        "outcomes.md",
                        "paper.md",
                        "platform.md",
                        "prices.md",
                        "reports.md",
                        "risk.md",
                        "scans.md",
                        "screen.md",
                        "share.md",
                        "signals.md",
                        "strategies.md",
                        "the-page.md",
                        "watchlists.md"),
                Set.copyOf(pages().skip(1).map(page -> page.getFileName().toString()).toList()));
    }

    /// The picture of the terminal is what the command prints.
    @Test
    void itsFirstAnswerIsTheRealOne() throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf("```text\n") + 8;
        String picture = text.substring(start, text.indexOf("```", start)).strip();
        try (TestApp app = withAgesWatched()) {
            String answer =
                    app.call()
                            .header("Accept", "text/plain")
                            .header("Prefer", "wait=10")
                            .header("Content-Type", "application/json")
                            .postAs(
                                    "/api/v1/analyses",
                                    "{\"tickers\":[\"DEMO01\"],\"capital\":100000}")
                            .body();
            assertEquals(picture, answer.strip());
        }
    }

    private static TestApp withAgesWatched() {
        return new TestApp(
                2,
                Optional.empty(),
                TestApp.Databases.at(TestDatabase.createMigrated()).watchingAge(),
                InstantSource.fixed(DAY),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static Call.Answer run(Call call, String curl) {
        Matcher headers = HEADER.matcher(curl);
        while (headers.find()) {
            call.header(headers.group(1), headers.group(2));
        }
        Matcher path = PATH.matcher(curl);
        Matcher body = BODY.matcher(curl);
        assertTrue(path.find(), curl);
        Matcher method = METHOD.matcher(curl);
        if (method.find()) {
            String sent = body.find() ? body.group(1) : "";
            return call.send(method.group(1), path.group(1), BodyPublishers.ofString(sent));
        }
        return body.find() ? call.postAs(path.group(1), body.group(1)) : call.get(path.group(1));
    }
}
