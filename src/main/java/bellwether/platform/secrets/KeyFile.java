package bellwether.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/// The secret in the home folder, which only its owner may read. Of processes that make it at the
/// same time one succeeds, and all read that one's.
final class KeyFile {
    static final String NAME = "secret.key";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path home;
    private final SecureRandom random;

    KeyFile(Path home, SecureRandom random) {
        this.home = home;
        this.random = random;
    }

    /// The secret, made at first.
    ///
    /// @throws IllegalStateException when the file has something else in it
    RootSecret readOrMake() {
        try {
            Optional<RootSecret> known = read();
            if (known.isEmpty()) {
                make();
                known = read();
            }
            return known.orElseThrow(() -> new NoSuchFileException(file().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read or create the secret key " + file() + "; set SECRET_KEY instead",
                    e);
        }
    }

    Path file() {
        return home.resolve(NAME);
    }

    /// Whether this user may write to the home folder, or make it.
    boolean canBeMade() {
        Path folder = home.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /// The rights of the file, when they are not its owner's alone.
    Optional<String> othersMay() {
        try {
            String rights =
                    POSIX
                            ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))
                            : "------";
            return rights.endsWith("------") ? Optional.empty() : Optional.of(rights);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see the rights of " + file(), e);
        }
    }

    private Optional<RootSecret> read() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(RootSecret.parse(Files.readString(file())));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s does not contain 32 bytes in hexadecimal; restore it from a backup, or set SECRET_KEY"
                            .formatted(file()),
                    e);
        }
    }

    /// Written aside and given its name as a whole, so that nobody reads half a key.
    private void make() throws IOException {
        Files.createDirectories(home, owner("rwx------"));
        Path aside = Files.createTempFile(home, NAME, "", owner("rw-------"));
        try {
            Files.writeString(aside, RootSecret.random(random).hex() + "\n");
            Files.createLink(file(), aside);
        } catch (FileAlreadyExistsException e) {
            // another process was first
        } catch (UnsupportedOperationException e) {
            Files.move(aside, file());
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] owner(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }
}
