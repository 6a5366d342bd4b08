package bellwether.doctor;

import bellwether.web.Tls;
import bellwether.web.TlsFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whether the certificate and its key can be used, and for how long.
record TlsCheck(Tls files, InstantSource clock) implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public Outcome run() {
        try {
            Instant until = files.validUntil(clock);
            String words = "%s is valid until %s".formatted(files.certificate(), until);
            return until.isBefore(clock.instant().plus(SOON))
                    ? new Outcome.Warning(
                            words, "Renew it: the service takes the new files without a restart.")
                    : new Outcome.Ok(words);
        } catch (TlsFault e) {
            return new Outcome.Fault(String.valueOf(e.getMessage()).replaceAll("\\.$", ""), "");
        }
    }
}
