package bellwether.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/// The addresses of one call, which were judged. It marks the call's request, so that Jetty makes a
/// connection for it alone, and asks for its addresses here instead of a name server.
final class PinnedAddresses {
    /// Knows no addresses but pinned ones.
    static final SocketAddressResolver RESOLVER = PinnedAddresses::resolve;

    private final List<InetSocketAddress> addresses;

    /// @param host the name that certificates are compared with
    PinnedAddresses(String host, List<InetAddress> judged, int port) {
        addresses =
                judged.stream()
                        .map(address -> new InetSocketAddress(named(host, address), port))
                        .toList();
    }

    private static InetAddress named(String host, InetAddress address) {
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of a wrong length", e);
        }
    }

    /// The one that is called first.
    String first() {
        return text(addresses.getFirst());
    }

    static String text(InetSocketAddress address) {
        String ip = address.getAddress().getHostAddress();
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + address.getPort();
    }

    private static void resolve(
            String host,
            int port,
            Map<String, Object> context,
            Promise<List<InetSocketAddress>> promise) {
        if (context.get(Destination.CONTEXT_KEY) instanceof Destination destination
                && destination.getOrigin().getTag() instanceof PinnedAddresses pinned) {
            promise.succeeded(pinned.addresses);
        } else {
            promise.failed(new IllegalStateException("a call without judged addresses"));
        }
    }
}
