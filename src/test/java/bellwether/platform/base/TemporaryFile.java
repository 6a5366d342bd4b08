package bellwether.platform.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of a test that is gone once it is closed. A test class has folders of JUnit for the rest.
public record TemporaryFile(Path path) implements AutoCloseable {
    public static TemporaryFile of(String prefix, String suffix, String text) {
        try {
            TemporaryFile made = new TemporaryFile(Files.createTempFile(prefix, suffix));
            Files.writeString(made.path, text);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
