package bellwether.platform.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.embedded.HomeFolders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorReportTest {
    private static final long MEGABYTE = 1 << 20;
    private static final CheckResult OK = new CheckResult.Ok("all is well");
    private static final CheckResult WARNING = new CheckResult.Warning("it is slow", "Hurry.");
    private static final CheckResult FAULT = new CheckResult.Fault("it is gone", "Bring it back.");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final DoctorReport report =
            new DoctorReport(new PrintStream(out, true, StandardCharsets.UTF_8));

    @TempDir private Path folder;

    private record Given(String name, CheckResult run) implements Check {}

    private boolean add(CheckResult result) {
        return report.add(new Given("port", result));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachCheckIsALineInColumnsWithWhatToDo() {
        assertTrue(add(OK));
        assertTrue(add(WARNING), "the service starts");
        assertFalse(add(FAULT));
        assertTrue(add(new CheckResult.Skipped("no database")));
        report.skip("connections", "no database");
        assertEquals(
                """
                ok       port         all is well
                warning  port         it is slow. Hurry.
                fault    port         it is gone. Bring it back.
                skipped  port         no database
                skipped  connections  no database
                """,
                printed());
    }

    /// One check that breaks hid all that come after it.
    @Test
    void aCheckThatFailsItselfIsAFault() {
        record Broken(String name) implements Check {
            @Override
            public CheckResult run() {
                throw new IllegalStateException("the connection is gone.\nDetail: none");
            }
        }
        assertFalse(report.add(new Broken("rights")));
        assertTrue(add(OK));
        assertEquals(
                """
                fault    rights       could not be checked: the connection is gone. Mend this first, then run ./run.sh doctor again.
                ok       port         all is well
                """,
                printed());
    }

    @Test
    void wordsThatAreASentenceGetNoSecondStop() {
        add(new CheckResult.Fault("The folder cannot be used.", "Take another."));
        assertEquals("fault    port         The folder cannot be used. Take another.\n", printed());
    }

    @Test
    void aFaultThatSaysItselfWhatToDoEndsWithItsStop() {
        add(new CheckResult.Fault("it is gone", ""));
        assertEquals("fault    port         it is gone.\n", printed());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 'No fault, no warning.'",
        "0, 1, 0, 'No fault, 1 warning.'",
        "0, 2, 0, 'No fault, 2 warnings.'",
        "1, 0, 1, '1 fault, no warning.'",
        "3, 1, 1, '3 faults, 1 warning.'"
    })
    void theSumIsTheLastLineAndOnlyFaultsFail(int faults, int warnings, int code, String sum) {
        for (int i = 0; i < faults; i++) {
            add(FAULT);
        }
        for (int i = 0; i < warnings; i++) {
            add(WARNING);
        }
        add(OK);
        assertEquals(code, report.end());
        assertTrue(printed().endsWith(sum + "\n"), printed());
    }

    @ParameterizedTest
    @CsvSource({"2048, Ok", "2047, Warning", "300, Warning", "299, Fault", "0, Fault"})
    void theBoundsOfFreeSpaceAreInclusive(long megabytes, String kind) {
        CheckResult result = new DiskCheck(folder, true, _ -> megabytes * MEGABYTE).run();
        assertEquals(kind, result.getClass().getSimpleName());
        assertTrue(result.words().contains("%,d MB free".formatted(megabytes)), result.words());
        assertInstanceOf(
                CheckResult.Ok.class,
                new DiskCheck(folder, false, _ -> megabytes * MEGABYTE).run(),
                "where the database is elsewhere");
    }

    @Test
    void ofAFolderThatIsNotThereTheNearestOneAboveIsLookedAt() {
        assertEquals(folder, HomeFolders.nearest(folder));
        assertEquals(folder, HomeFolders.nearest(folder.resolve("a/b/c")));
        Path relative = Path.of("no-such-folder-of-anybody");
        assertEquals(relative.toAbsolutePath().getParent(), HomeFolders.nearest(relative));
    }
}
