package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests leave nothing behind in the folder for temporary files.
final class TemporaryFilesTest {
    /// Without a folder of its own.
    private static final Pattern MADE =
            Pattern.compile("createTemp(File|Directory)\\(\\s*(\"|\\)|null|prefix)");

    @Test
    void aFileIsGoneOnceItIsClosed() {
        TemporaryFile file = TemporaryFile.of("some", ".txt", "text");
        file.close();
        assertFalse(Files.exists(file.path()));
    }

    @Test
    void onlyFilesThatAreDeletedAreMadeThere() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            assertEquals(
                    List.of("TemporaryFile.java", "ThrowawayPostgres.java"),
                    sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(TemporaryFilesTest::makesOne)
                            .map(path -> String.valueOf(path.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    private static boolean makesOne(Path source) {
        try {
            return MADE.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
