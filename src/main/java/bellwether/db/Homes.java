package bellwether.db;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes home folders that nobody else on the machine can look into.
final class Homes {
    private Homes() {}

    static void prepare(Path home) {
        try {
            Files.createDirectories(home);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("The folder %s cannot be used: %s".formatted(home, e), e);
        }
    }
}
