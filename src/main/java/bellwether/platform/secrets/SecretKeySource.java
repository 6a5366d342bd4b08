package bellwether.platform.secrets;

import java.nio.file.Path;

/// Where the secret key of this service comes from.
public sealed interface SecretKeySource {
    /// From the setting `SECRET_KEY`.
    record Given(RootSecret secret) implements SecretKeySource {}

    /// From a file in the home folder, which is made when it is first needed.
    record Stored(Path home) implements SecretKeySource {}

    /// There is none: a file would be lost with the next start.
    record Missing() implements SecretKeySource {}
}
