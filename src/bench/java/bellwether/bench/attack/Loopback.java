package bellwether.bench.attack;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Addresses of this machine: the service and its honest callers have 127.0.0.1, attackers those
/// from 127.0.0.2 on.
final class Loopback {
    private Loopback() {}

    static InetSocketAddress service(int port) {
        return at(1, port);
    }

    /// Where a connection comes from: any port of 127.0.0.`last`.
    static InetSocketAddress from(int last) {
        return at(last, 0);
    }

    private static InetSocketAddress at(int last, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + last), port);
    }
}
