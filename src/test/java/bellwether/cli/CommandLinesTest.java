package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLinesTest {
    private final TestProgram program = TestProgram.empty();

    @ParameterizedTest
    @CsvSource({"serve, serves", "web, serves only", "worker, works only", "doctor, examines"})
    void aCommandDoesWhatItsNameSays(String command, String done) {
        assertEquals(0, program.run(command));
        assertEquals(done, program.printed().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "imprt, Unknown command imprt; did you mean import?",
        "zzz, Unknown command zzz",
        "serve now, 'serve takes no arguments, was given now'",
        "--port=1, Unknown option --port",
        "import --tikker=A x, Unknown option --tikker; did you mean --ticker?",
        "import --dry-rum x, Unknown option --dry-rum; did you mean --dry-run?",
        "import, Missing required parameter: 'FILE'",
        "migrate sideways, Unknown command sideways",
        "migrate stats, Unknown command stats; did you mean status?",
        "migrate up x, must be a version of the schema",
        "migrate up 99999999999, must be a version of the schema",
        "migrate up 1 2, 'up takes fewer arguments, was given 2'",
        "migrate up -1, must be a version of the schema",
        "migrate up --yes, Unknown option --yes",
        "migrate status 1, 'status takes no arguments, was given 1'",
        "migrate stamp, Missing required parameter: 'N'",
        "backup, Missing required parameter: 'FILE'",
        "golden, Missing required parameter: 'DIR'",
        "backup a b, 'backup takes fewer arguments, was given b'",
        "jobs --last 201, '--last must be 1 to 200, was 201'",
        "jobs --last=0, '--last must be 1 to 200, was 0'",
        "backup --untreid a, Unknown option --untreid; did you mean --untried?",
        "restore --untried a, Unknown option --untried"
    })
    void aWrongCallIsExplainedBeforeAnythingIsOpened(String call, String words) {
        assertEquals(CommandLines.WRONG_USAGE, program.run(call.split(" ", -1)));
        List<String> lines = program.complained().lines().toList();
        assertTrue(lines.getFirst().contains(words), program.complained());
        assertTrue(program.complained().contains("Usage: ./run.sh"), program.complained());
        assertTrue(lines.getLast().endsWith(" --help"), program.complained());
        assertEquals("", program.printed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "help import",
                "import --help",
                "migrate --help",
                "migrate down --help",
                "analyze --help",
                "backtest --help",
                "jobs --help",
                "results --help",
                "bars --help",
                "backup -h",
                "golden --help",
                "scenarios --help",
                "completion --help"
            })
    void helpIsPrintedAndNothingElse(String call) {
        assertEquals(0, program.run(call.split(" ", -1)));
        assertTrue(program.printed().startsWith("Usage: ./run.sh"), program.printed());
        assertTrue(program.printed().lines().allMatch(line -> line.length() <= 100));
        assertEquals("", program.complained());
    }

    @Test
    void theHelpNamesEveryCommandOfTheScriptToo() {
        program.run("help");
        for (String name :
                List.of(
                        "serve",
                        "web",
                        "worker",
                        "analyze",
                        "jobs",
                        "results",
                        "bars",
                        "import",
                        "migrate",
                        "backup",
                        "restore",
                        "doctor",
                        "maintain",
                        "golden",
                        "scenarios",
                        "build",
                        "test",
                        "bench",
                        "chaos",
                        "pictures",
                        "completion",
                        "help")) {
            assertTrue(
                    program.printed().lines().anyMatch(line -> line.startsWith("  " + name + " ")),
                    name);
        }
        assertFalse(program.printed().contains("train"), "it is for the script alone");
    }

    @Test
    void aCommandOfTheScriptSaysWhereItIs() {
        assertEquals(CommandLines.WRONG_USAGE, program.run("bench"));
        assertTrue(program.complained().contains("bench is a command of ./run.sh"));
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        assertEquals(0, program.run("completion"));
        assertTrue(program.printed().contains("complete -F"), "a script for bash");
        assertTrue(program.printed().contains("--dry-run"));
        assertTrue(program.printed().contains("restore"));
    }

    @Test
    void theVersionIsTheProgrammes() {
        assertEquals(0, program.run("--version"));
        assertEquals("Bellwether 9.9.9", program.printed().strip());
    }
}
