package bellwether.platform.secrets;

import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;

/// Whether there is a key to seal users' secrets and to make links of shares with. Only channels
/// and shares need it.
public record SecretKeyCheck(SecretKeySource source) implements Check {
    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public CheckResult run() {
        return switch (source) {
            case SecretKeySource.Given given ->
                    new CheckResult.Ok(
                            "SECRET_KEY is the key " + new SealedBox(given.secret()).keyId());
            case SecretKeySource.Stored stored ->
                    file(new KeyFile(stored.home(), new SecureRandom()));
            case SecretKeySource.Missing _ ->
                    new CheckResult.Warning(
                            "SECRET_KEY is not set, and this platform keeps no files: channels and"
                                    + " shares cannot be created",
                            "Set it to the output of `openssl rand -hex 32`.");
        };
    }

    private static CheckResult file(KeyFile file) {
        if (!Files.exists(file.file())) {
            return file.canBeMade()
                    ? new CheckResult.Ok(
                            "%s will be created for the first channel or share"
                                    .formatted(file.file()))
                    : new CheckResult.Warning(
                            "%s cannot be created: this user may not write there"
                                    .formatted(file.file()),
                            "Set SECRET_KEY to the output of `openssl rand -hex 32`, or"
                                    + " BELLWETHER_HOME to another folder.");
        }
        try {
            String words =
                    "%s is the key %s"
                            .formatted(file.file(), new SealedBox(file.readOrMake()).keyId());
            return file.othersMay()
                    .<CheckResult>map(rights ->
                            new CheckResult.Warning(
                                    "%s, and others than its owner may use it: %s"
                                            .formatted(words, rights),
                                    "Run chmod 600 %s.".formatted(file.file())))
                    .orElseGet(() -> new CheckResult.Ok(words));
        } catch (IllegalStateException | UncheckedIOException e) {
            return new CheckResult.Fault(
                    String.valueOf(e.getMessage()),
                    "Without it, stored channels cannot be read, and no link of a share works.");
        }
    }
}
