package bellwether;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Price files and golden values that lie beside the project. A test that needs them is skipped
/// where they are absent.
///
/// Looked for in the system property `bellwether.data`, then the environment variable
/// `BELLWETHER_DATA`, then `../shared/data`.
public final class SharedData {
    private SharedData() {}

    /// Whether any of them is there, for whole classes (`@EnabledIf`) that cannot begin without.
    public static boolean isThere() {
        return Files.exists(root());
    }

    /// The file or folder of this name, such as `prices/sp500-5yr.csv.gz`.
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(path),
                () -> "skipped: no shared data at " + path + "; set BELLWETHER_DATA to its folder");
        return path;
    }

    private static Path root() {
        String property = System.getProperty("bellwether.data");
        String variable = System.getenv("BELLWETHER_DATA");
        if (property != null) {
            return Path.of(property);
        }
        return variable != null ? Path.of(variable) : Path.of("../shared/data");
    }
}
