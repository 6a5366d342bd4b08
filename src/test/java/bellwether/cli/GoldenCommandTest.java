package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenCommandTest {
    private final TestProgram program = TestProgram.empty();

    @TempDir Path folder;

    @Test
    void theSharedFolderIsReplayedWithoutADifference() {
        Path shared = SharedData.require("golden/learning");
        assertEquals(0, program.run("golden", shared.toString()), program.printed());
        assertTrue(program.printed().contains("dm.csv: 252 numbers, largest difference"));
        assertTrue(program.printed().contains("boosting.json margins: "));
        assertEquals("", program.complained());
    }

    @Test
    void aFolderWithoutItsSettingsCannotBeRead() {
        assertEquals(2, program.run("golden", folder.toString()));
        assertTrue(program.complained().startsWith("config.json cannot be read"));
        assertEquals(2, program.run("golden", folder.resolve("none").toString()));
        assertTrue(program.complained().contains("is no folder"));
    }

    @Test
    void eachFileThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"series\": {\"X\": \"none.csv\"}}");
        Files.writeString(
                folder.resolve("ewma.csv"), "series,returns_seen,variance,annualised\nX,20,1,1\n");
        Files.writeString(folder.resolve("own.csv"), "a\n1\n");
        assertEquals(2, program.run("golden", folder.toString()));
        assertTrue(
                program.printed()
                        .contains("ewma.csv: cannot be compared, prices none.csv were not found"));
        assertTrue(
                program.printed().contains("dm.csv: cannot be compared, dm_errors.csv.gz cannot"));
        assertTrue(program.printed().contains("own.csv: not a file that the product knows"));
    }

    @Test
    void aDifferenceIsPrintedAndIsMoreThanAFileThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(
                folder.resolve("proportions.csv"),
                """
                k,n,level,wilson_low,wilson_high,jeffreys_low,jeffreys_high,clopper_low,clopper_high
                0,10,0.9,0,0.3,0,0.17077310824484798,0,0.2588655508930523
                """);
        assertEquals(1, program.run("golden", folder.toString()));
        assertTrue(
                program.printed().contains("  proportions.csv row 1 wilson_high: ours 0.21294197"));
    }

    @Test
    void aFileWithoutNumbersChecksNothingAndIsNoSuccess() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(
                folder.resolve("proportions.csv"),
                "k,n,level,wilson_low,wilson_high,jeffreys_low,jeffreys_high,clopper_low,clopper_high\n");
        assertEquals(2, program.run("golden", folder.toString()));
        assertTrue(
                program.printed()
                        .contains("proportions.csv: has no numbers, so nothing was checked"),
                program.printed());
    }

    /// Prices lie where they are said to.
    @Test
    void pricesAreReadFromTheNamedFolder() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        StringBuilder bars = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < 30; i++) {
            bars.append("2024-01-%02d,1,1,1,%s,5%n".formatted(i + 1, i % 2 == 0 ? "1" : "2"));
        }
        Files.writeString(data.resolve("x.csv"), bars);
        Path golden = Files.createDirectory(folder.resolve("golden"));
        Files.writeString(golden.resolve("config.json"), "{\"series\": {\"X\": \"x.csv\"}}");
        double square = Math.log(2) * Math.log(2);
        Files.writeString(
                golden.resolve("ewma.csv"),
                "series,returns_seen,variance,annualised\nX,20,%s,%s\nX,19,,\n"
                        .formatted(square, Math.sqrt(252 * square)));
        program.run("golden", "--data", data.toString(), golden.toString());
        assertTrue(program.printed().contains("ewma.csv: 4 numbers"), program.printed());
        assertTrue(!program.printed().contains("ewma.csv row"), program.printed());
    }
}
