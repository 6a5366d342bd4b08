package bellwether.platform.outbound;

import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// How calls are made.
///
/// @param names who finds the addresses of names
/// @param trusted whose certificates are accepted; reading Java's own takes a while, so only the
///   first call waits for it
public record OutboundSettings(
        AllowedHosts allowed,
        HostNames names,
        OutboundLimits limits,
        Supplier<SSLContext> trusted) {
    /// With this machine's resolver and the certificates that Java trusts.
    public static OutboundSettings usual(AllowedHosts allowed) {
        return new OutboundSettings(
                allowed, HostNames.SYSTEM, OutboundLimits.USUAL, OutboundSettings::ofJava);
    }

    private static SSLContext ofJava() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// Whose certificates are accepted.
    public SSLContext trust() {
        return trusted.get();
    }

    public OutboundSettings with(HostNames others) {
        return new OutboundSettings(allowed, others, limits, trusted);
    }

    public OutboundSettings with(OutboundLimits others) {
        return new OutboundSettings(allowed, names, others, trusted);
    }

    public OutboundSettings with(SSLContext other) {
        return new OutboundSettings(allowed, names, limits, () -> other);
    }
}
