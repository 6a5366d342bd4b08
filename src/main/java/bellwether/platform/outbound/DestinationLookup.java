package bellwether.platform.outbound;

import bellwether.platform.base.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Finds the addresses of URLs and judges both.
final class DestinationLookup implements AutoCloseable {
    private final DestinationRules rules;
    private final HostLookup lookup;

    DestinationLookup(OutboundSettings settings) {
        this.rules = new DestinationRules(settings.allowed());
        this.lookup = new HostLookup(settings.names());
    }

    /// A URL that may be called, with the only addresses to call it at.
    ///
    /// @param deadline on `System.nanoTime`
    /// @throws Refusal `address_refused`
    /// @throws UnknownHostException when its host has no address
    /// @throws TimeoutException when that is not known in time
    JudgedDestination find(String url, long deadline)
            throws UnknownHostException, TimeoutException, InterruptedException {
        Destination destination = rules.require(url);
        List<InetAddress> found =
                destination.literal().isPresent()
                        ? List.of(destination.literal().get())
                        : lookup.find(destination.host(), deadline);
        rules.requireOutside(destination, found);
        return new JudgedDestination(destination, found);
    }

    @Override
    public void close() {
        lookup.close();
    }
}
