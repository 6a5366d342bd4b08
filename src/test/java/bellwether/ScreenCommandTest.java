package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.cli.CommandLines;
import bellwether.cli.TestProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./run.sh screen` against a running service.
final class ScreenCommandTest {
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
    void aTableWithTheFunnelAndWhatNearlyPasses() throws IOException {
        Path file = folder.resolve("all.csv");
        assertEquals(
                0,
                program.run(
                        "screen",
                        "RSI_14 < 55 and close > SMA_50",
                        "--universe=synthetic",
                        "--sort=-RSI_14",
                        "--near=3",
                        "--csv=" + file));
        String printed = program.printed();
        assertTrue(printed.startsWith("RSI_14 is below 55 and close is above SMA_50."), printed);
        assertTrue(printed.contains(" of 30 symbols pass, 0 are unknown"), printed);
        assertTrue(printed.contains("so far"), printed);
        assertTrue(printed.contains("Nearly:"), printed);
        assertTrue(printed.contains("needs"), printed);
        assertTrue(Files.readString(file).startsWith("ticker,name,as_of"));
    }

    @Test
    void whatNeedsBarsIsWaitedFor() {
        assertEquals(
                0, program.run("screen", "SMA_37 > 0 within 3 bars", "--tickers", "DEMO01,DEMO02"));
        assertTrue(program.printed().contains("2 of 2 symbols pass"), program.printed());
    }

    @Test
    void aSavedScreenAndATimeframeAreNamed() {
        app.call()
                .post(
                        "/api/v1/screens",
                        "{\"name\":\"two\",\"q\":\"close > 0\",\"universe\":{\"tickers\":[\"DEMO01\",\"DEMO02\"]}}");
        assertEquals(0, program.run("screen", "--screen=two"));
        assertTrue(program.printed().contains("2 of 2 symbols pass"), program.printed());
        assertEquals(
                CommandLines.WRONG_USAGE, program.run("screen", "close > 0", "--timeframe=1x"));
        assertTrue(program.complained().contains("1d"), program.complained());
    }

    @Test
    void aWrongConditionIsWrongUsage() {
        assertEquals(CommandLines.WRONG_USAGE, program.run("screen", "RSJ_14 < 30 and foo > 1"));
        assertTrue(program.complained().contains("did you mean RSI_14"), program.complained());
    }
}
