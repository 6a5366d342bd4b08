package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.cli.CommandLines;
import bellwether.cli.TestProgram;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./run.sh backtest` against a running service.
final class BacktestCommandTest {
    private static TestApp app;

    @TempDir private Path folder = Path.of("");

    private TestProgram program = TestProgram.empty();

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
    void findingsComeFirstAndLinesFitATerminal() {
        assertEquals(0, program.run("backtest", "golden_cross", "--tickers", "demo01"));
        String printed = program.printed();
        List<String> lines = printed.lines().toList();
        assertEquals("Golden cross: DEMO01", lines.getFirst());
        assertTrue(printed.contains("too_few"), printed);
        assertTrue(printed.indexOf("Findings") < printed.indexOf("Total return"), printed);
        for (String line : lines) {
            assertTrue(line.codePointCount(0, line.length()) <= 80, line);
        }
        assertEquals("", program.complained());
    }

    @Test
    void severalValuesMakeASweep() {
        assertEquals(
                0,
                program.run(
                        "backtest",
                        "golden_cross",
                        "--tickers=DEMO01",
                        "--params=fast=10,20",
                        "--params=slow=50,100"));
        assertTrue(program.printed().contains("Sweep over parameters"), program.printed());
        assertTrue(program.printed().contains("is fast 20, slow 100 with"), program.printed());
    }

    @Test
    void optionsAreWhatTheRequestSays() throws IOException {
        assertEquals(
                0,
                program.run(
                        "backtest",
                        "rsi_reversion",
                        "--tickers=DEMO01,DEMO02",
                        "--from=2023-01-02",
                        "--to=2024-12-31",
                        "--cash=5000",
                        "--benchmark=^GSPC",
                        "--kind=portfolio",
                        "--params=low=35",
                        "--json"));
        JsonNode request = new ObjectMapper().readTree(program.printed()).get("request");
        assertEquals("portfolio", request.get("kind").asText());
        assertEquals(5000, request.at("/money/cash").asInt());
        assertEquals("2023-01-02", request.at("/symbols/from").asText());
        assertEquals("2024-12-31", request.at("/symbols/to").asText());
        assertEquals("^GSPC", request.at("/symbols/benchmark").asText());
        assertEquals(35, request.at("/rules/0/template/params/low/0").asInt());
    }

    @Test
    void aRuleOfOnesOwnIsReadFromAFile() throws IOException {
        Path rules = folder.resolve("mine.json");
        Files.writeString(
                rules,
                """
                {"name":"mine","params":{"n":[20]},
                 "long":{"enter":{"gt":["close","SMA_{n}"]},"exit":{"lt":["close","SMA_{n}"]}}}
                """);
        Path html = folder.resolve("sheet.html");
        Path csv = folder.resolve("trades.csv");
        assertEquals(
                0,
                program.run(
                        "backtest",
                        "--rules=" + rules,
                        "--params=n=50",
                        "--tickers=DEMO01",
                        "--html=" + html,
                        "--csv=" + csv));
        assertTrue(program.printed().startsWith("mine: DEMO01"), program.printed());
        assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"), "no page");
        List<String> trades = Files.readAllLines(csv);
        assertTrue(trades.getFirst().startsWith("run,ticker,direction,"), trades.getFirst());
        assertTrue(trades.size() > 2);
        assertTrue(program.complained().contains("Wrote " + html), program.complained());
    }

    @Test
    void aFileThatCannotBeWrittenIsInTheExitCode() {
        Path nowhere = folder.resolve("none").resolve("sheet.html");
        assertEquals(
                1,
                program.run("backtest", "golden_cross", "--tickers=DEMO01", "--html=" + nowhere));
        assertTrue(
                program.complained().contains("Choose a file in a folder that exists"),
                program.complained());
    }

    @Test
    void aSymbolThatCannotBeRunIsExplained() {
        assertEquals(
                1,
                program.run("backtest", "golden_cross", "--tickers=DEMO01", "--from=2026-06-01"));
        assertTrue(
                program.complained().contains("DEMO01 has no bar in the span"),
                program.complained());
        assertEquals("", program.printed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backtest golden_cros --tickers=DEMO01 | did you mean golden_cross?",
                "backtest golden_cross --tickers=DEMO01,NOPE | must be a known symbol, was \"NOPE\"",
                "backtest golden_cross --tickers=DEMO01 --costs=nohting | costs",
                "backtest golden_cross --tickers=DEMO01 --kind=sweep | one combination of params only",
                "backtest golden_cross --tickers=DEMO01 --params=fats=5 | fats",
                "backtest golden_cross | Pass either --tickers or --all",
                "backtest --tickers=DEMO01 | Pass either a RULE or --rules FILE",
                "backtest golden_cross --tickers=DEMO01 --params=fast=ten | --params fast must be numbers such as fast=10,20, was \"ten\"",
                "backtest --rules=/none.json --tickers=DEMO01 | There is no file /none.json",
                "backtest golden_cross --tickers=DEMO01 --cash=much | must be a number such as 100000, was \"much\"",
                "backtest --rules=pom.xml --tickers=DEMO01 | pom.xml is not valid JSON (line 1, column "
            })
    void aWrongCallIsExplained(String call, String words) {
        assertEquals(CommandLines.WRONG_USAGE, program.run(call.split(" ", -1)));
        assertTrue(program.complained().contains(words), program.complained());
        assertEquals("", program.printed());
    }
}
