package bellwether.platform.outbound;

import java.net.InetAddress;
import java.util.List;

/// A destination with every address of its host, all of which may be called.
record JudgedDestination(Destination destination, List<InetAddress> addresses) {
    JudgedDestination {
        addresses = List.copyOf(addresses);
    }
}
