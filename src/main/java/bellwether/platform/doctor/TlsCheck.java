package bellwether.platform.doctor;

import bellwether.platform.http.server.TlsFault;
import bellwether.platform.http.server.TlsSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whether the certificate and its key can be used, and for how long.
record TlsCheck(TlsSettings files, InstantSource clock) implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public CheckResult run() {
        try {
            Instant until = files.validUntil(clock);
            String words = "%s is valid until %s".formatted(files.certificate(), until);
            return until.isBefore(clock.instant().plus(SOON))
                    ? new CheckResult.Warning(
                            words, "Renew it: the service loads the new files without a restart.")
                    : new CheckResult.Ok(words);
        } catch (TlsFault e) {
            return new CheckResult.Fault(String.valueOf(e.getMessage()).replaceAll("\\.$", ""), "");
        }
    }
}
