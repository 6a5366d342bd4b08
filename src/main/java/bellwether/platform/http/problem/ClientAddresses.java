package bellwether.platform.http.problem;

import bellwether.platform.http.ClientAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Finds out where requests come from. Each proxy appends the address that it saw to
/// X-Forwarded-For, so only as many entries from the right are worth something as there are proxies
/// of our own; whatever stands further left, the client may have made up.
public final class ClientAddresses {
    private static final ClientAddress UNKNOWN = new ClientAddress(InetAddress.ofLiteral("::"));

    /// An entry may come with a port, as `192.0.2.1:4711` or `[2001:db8::1]:4711`.
    private static final Pattern PORT =
            Pattern.compile("\\[([0-9a-fA-F:.]{2,45})](?::\\d{1,5})?|(\\d[\\d.]{6,14}):\\d{1,5}");

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]{2,39}|[0-9a-fA-F:.]{7,45}");

    private final int trustedHops;

    public ClientAddresses(int trustedHops) {
        this.trustedHops = trustedHops;
    }

    public ClientAddress of(Request request) {
        return ClientAddress.known(request)
                .orElseGet(() -> {
                    ClientAddress found = forwarded(request).orElseGet(() -> peer(request));
                    found.remember(request);
                    return found;
                });
    }

    /// Whether a program on this machine asks, and no proxy for somebody else.
    public boolean isLocal(Request request) {
        HttpFields headers = request.getHeaders();
        return peer(request).address().isLoopbackAddress()
                && !headers.contains(HttpHeader.X_FORWARDED_FOR)
                && !headers.contains(HttpHeader.FORWARDED)
                && !headers.contains("X-Real-IP");
    }

    /// Empty also when the entry is no address: then only who is connected is sure.
    private Optional<ClientAddress> forwarded(Request request) {
        if (trustedHops == 0) {
            return Optional.empty();
        }
        List<String> entries = new ArrayList<>();
        for (String line : request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)) {
            entries.addAll(List.of(line.split(",", -1)));
        }
        return entries.isEmpty()
                ? Optional.empty()
                : literal(entries.get(Math.max(0, entries.size() - trustedHops)).strip());
    }

    private static Optional<ClientAddress> literal(String entry) {
        var port = PORT.matcher(entry);
        String text =
                !port.matches() ? entry : port.group(1) == null ? port.group(2) : port.group(1);
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClientAddress(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ClientAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress()
                                instanceof InetSocketAddress peer
                        && peer.getAddress() != null
                ? new ClientAddress(peer.getAddress())
                : UNKNOWN;
    }
}
