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
                            ? home + " can be written to"
                            : "%s can be made in %s".formatted(home, folder));
        } catch (IOException e) {
            return new CheckResult.Fault(
                    "%s cannot be written to: %s".formatted(folder, HomeFolders.reason(e)),
                    "Let this user own it, or set BELLWETHER_HOME to another folder.");
        }
    }
}
