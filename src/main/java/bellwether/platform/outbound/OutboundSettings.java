package bellwether.platform.outbound;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/// How calls are made.
///
/// @param names who finds the addresses of names
/// @param trust whose certificates are accepted
public record OutboundSettings(
        AllowedHosts allowed, HostNames names, OutboundLimits limits, SSLContext trust) {
    /// With this machine's resolver and the certificates that Java trusts.
    public static OutboundSettings usual(AllowedHosts allowed) {
        try {
            return new OutboundSettings(
                    allowed, HostNames.SYSTEM, OutboundLimits.USUAL, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    public OutboundSettings with(HostNames others) {
        return new OutboundSettings(allowed, others, limits, trust);
    }

    public OutboundSettings with(OutboundLimits others) {
        return new OutboundSettings(allowed, names, others, trust);
    }

    public OutboundSettings with(SSLContext other) {
        return new OutboundSettings(allowed, names, limits, other);
    }
}
