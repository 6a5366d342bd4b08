package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenariosCommandTest {
    private static final String HEAD = "id,section,about,settings,bars,actions,orders,fills,end\n";
    private static final String CASE =
            "X1,2.1,next open,,0:9/9/9/9/9 1:9/10/9/10/9,,0 buy 5 mkt #e,1o buy 5 @9 #e,cash=9955\n";

    private final TestProgram program = TestProgram.empty();

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void saysHowManyCasesCameOutAsExpected() throws IOException {
        assertEquals(0, program.run("scenarios", file("a.csv", HEAD + CASE)));
        assertTrue(
                program.printed().contains("a.csv: 1 case, 1 as expected, 0 with differences"),
                program.printed());
        assertEquals("", program.complained());
    }

    @Test
    void printsEachDifferenceWithItsCase() throws IOException {
        String good = file("a.csv", HEAD + CASE);
        String other = file("b.csv", HEAD + CASE.replace("9955", "9954"));
        assertEquals(1, program.run("scenarios", good, other));
        assertTrue(
                program.printed().contains("X1 cash: expected 9954, got 9955"), program.printed());
        assertTrue(program.printed().contains("b.csv: 1 case, 0 as expected, 1 with differences"));
    }

    @Test
    void namesLineAndColumnOfWhatItCannotRead() throws IOException {
        String bad = file("c.csv", HEAD + CASE + "X2,,,,0:9/9/9,,,,\n");
        assertEquals(2, program.run("scenarios", bad, file("a.csv", HEAD + CASE)));
        assertTrue(program.complained().contains("c.csv: line 3, column bars:"));
        assertTrue(program.printed().contains("a.csv: 1 case"), "goes on with the next file");
        assertEquals(2, program.run("scenarios", folder.resolve("none.csv").toString()));
        assertTrue(program.complained().contains("none.csv: there is no such file"));
        assertEquals(2, program.run("scenarios"));
    }

    @Test
    void aFileWithoutCasesChecksNothingAndIsNoSuccess() throws IOException {
        assertEquals(2, program.run("scenarios", file("d.csv", HEAD)));
        assertTrue(
                program.complained().contains("d.csv: has no cases, so nothing was checked"),
                program.complained());
    }
}
