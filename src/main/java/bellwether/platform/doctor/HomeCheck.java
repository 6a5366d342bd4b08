package bellwether.platform.doctor;

import bellwether.platform.db.embedded.HomeFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the home folder can be written to, or made. Only the embedded database needs it.
record HomeCheck(Path home, boolean needed) implements Check {
    @Override
    public String name() {
        return "home";
    }

    @Override
    public CheckResult run() {
        if (!needed) {
            return new CheckResult.Ok("not needed: the database is elsewhere");
        }
        Optional<String> foreign = HomeFolders.complaint(home);
        if (foreign.isPresent()) {
            return new CheckResult.Fault(foreign.get(), "");
        }
        Path folder = HomeFolders.nearest(home);
        try {
            Files.delete(Files.createTempFile(folder, "bellwether-doctor", ""));
            return new CheckResult.Ok(
                    folder.equals(home.toAbsolutePath())
                            ? home + " is writable"
                            : "%s can be created in %s".formatted(home, folder));
        } catch (IOException e) {
            return new CheckResult.Fault(
                    "%s is not writable: %s".formatted(folder, HomeFolders.reason(e)),
                    "Make this user its owner, or set BELLWETHER_HOME to another folder.");
        }
    }
}
