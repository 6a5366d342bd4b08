package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.cli.CommandLines;
import bellwether.cli.TestProgram;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that call the running service.
final class ServiceCommandsTest {
    private static TestApp app;

    private TestProgram program = TestProgram.calling(URI.create("http://127.0.0.1:1"));

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @BeforeEach
    void call() {
        program = TestProgram.calling(URI.create("http://127.0.0.1:" + app.port()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void analyzePrintsAFewLinesForEachSymbol() {
        assertEquals(0, program.run("analyze", "demo01", "^GSPC", "--capital", "100000"));
        List<String> lines = program.printed().lines().toList();
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("DEMO01  BUY  score +0.17 (")),
                program.printed());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("^GSPC  ")), program.printed());
        assertEquals("", program.complained());
    }

    @Test
    void aSymbolThatFailsIsInTheExitCode() {
        assertEquals(1, program.run("analyze", "DEMO01", "NOPE", "--capital=100000"));
        assertTrue(program.printed().contains("NOPE  failed: "), program.printed());
    }

    @Test
    void optionsAreWhatTheRequestSays() throws Exception {
        assertEquals(
                0,
                program.run(
                        "analyze",
                        "DEMO01",
                        "--capital=5000",
                        "--profile=swing",
                        "--as-of=2025-06-30",
                        "--timeframe=1d",
                        "--json"));
        var page = new ObjectMapper().readTree(program.printed());
        assertEquals("swing", page.at("/job/request/profile").asText());
        assertEquals(5000, page.at("/job/request/capital").asInt());
        assertEquals("2025-06-30", page.at("/job/request/as_of").asText());
    }

    @Test
    void allSymbolsComeWithoutTheAddressesOfPages() {
        assertEquals(0, program.run("analyze", "--all", "--capital=100000"));
        assertTrue(program.printed().startsWith("^GSPC  "), program.printed());
    }

    @Test
    void jobsAndTheirResultsAreListed() {
        String id = app.submit("{\"universe\":\"synthetic\",\"capital\":1000}");
        assertEquals(0, program.run("results", id, "--wait", "--buys"));
        assertTrue(program.printed().contains("BUY  score"), program.printed());
        assertTrue(!program.printed().contains("HOLD  score"), program.printed());
        assertEquals(0, program.run("jobs", "--last=5"));
        List<String> lines = program.printed().lines().toList();
        assertTrue(lines.getFirst().startsWith("id "), program.printed());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith(id + "  analysis  completed")),
                program.printed());
        assertEquals(0, program.run("jobs", "--json"));
        assertTrue(program.printed().startsWith("{"), program.printed());
    }

    @Test
    void barsAreTheNewestInColumns() {
        assertEquals(0, program.run("bars", "^GSPC", "--last", "3"));
        List<String> lines = program.printed().lines().toList();
        assertEquals(4, lines.size(), program.printed());
        assertTrue(lines.getFirst().startsWith("date "), program.printed());
        assertTrue(lines.getLast().startsWith("2020-"), program.printed());
        assertEquals(0, program.run("bars", "DEMO01", "--last=2", "--timeframe=1wk", "--json"));
        assertTrue(program.printed().startsWith("{"), program.printed());
    }

    @ParameterizedTest
    @CsvSource({
        "analyze DEMO01 --capital=0, 2, 'must be 1 to 1,000,000,000,000, was 0'",
        "analyze DEMO01 --capital=9 --profile=balancd, 2, did you mean balanced?",
        "bars DEM01, 1, Did you mean DEMO01?",
        "bars DEMO01 --last=0, 2, must be a whole number from 1",
        "results 00000000-0000-7000-8000-000000000000, 1, ''"
    })
    void whatTheServiceRefusesIsSaidInItsWords(String call, int code, String words) {
        assertEquals(code, program.run(call.split(" ", -1)), program.complained());
        assertTrue(program.complained().contains(words), program.complained());
        assertEquals("", program.printed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "bars DEMO01", "analyze DEMO01 --capital=9", "results x"})
    void withoutAServiceItIsSaidHowToStartOne(String call) {
        TestProgram alone = TestProgram.calling(URI.create("http://127.0.0.1:1"));
        assertEquals(1, alone.run(call.split(" ", -1)));
        assertEquals(
                "No Bellwether responds at http://127.0.0.1:1. Start it with ./run.sh, or set PORT or BELLWETHER_URL to its address.",
                alone.complained().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "analyze DEMO01, Missing required option: '--capital=AMOUNT'",
        "analyze --capital=9, Pass either tickers or --all",
        "analyze DEMO01 --all --capital=9, Pass either tickers or --all",
        "analyze DEMO01 --capital=9 --profil=x, Unknown option --profil; did you mean --profile?",
        "bars, Missing required parameter: 'TICKER'",
        "results --bys x, Unknown option --bys; did you mean --buys?"
    })
    void aWrongCallAsksNoService(String call, String words) {
        TestProgram none = TestProgram.calling(URI.create("http://127.0.0.1:1"));
        assertEquals(CommandLines.WRONG_USAGE, none.run(call.split(" ", -1)));
        assertTrue(none.complained().startsWith(words), none.complained());
    }
}
