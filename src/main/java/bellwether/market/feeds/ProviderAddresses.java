package bellwether.market.feeds;

import bellwether.platform.outbound.AddressRules;
import bellwether.platform.outbound.HostLookup;
import bellwether.platform.outbound.HostNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Looks where the name of a host leads before it is called, so that neither a stranger's name
/// server nor a redirect sends us into an inner network. What the JVM finds for a name holds for 30
/// s there, so the call that follows goes to the addresses that were looked at.
final class ProviderAddresses implements AutoCloseable {
    private final HostLookup lookup;

    ProviderAddresses(HostNames names) {
        this.lookup = new HostLookup(names);
    }

    /// @param deadline on `System.nanoTime`, for a name server can hang too
    /// @throws ProviderException when the host is one of an inner network, and nobody said that it
    ///   may be
    void requireOutside(Provider.Reach reach, long deadline) throws InterruptedException {
        if (reach.mayBeInside()) {
            return;
        }
        for (InetAddress address : found(reach.base().getHost(), deadline)) {
            if (AddressRules.isInside(address)) {
                throw ProviderException.wrong(
                        "resolves to a private address (%s), which is not allowed"
                                .formatted(address.getHostAddress()));
            }
        }
    }

    private List<InetAddress> found(String host, long deadline) throws InterruptedException {
        try {
            return lookup.find(host, deadline);
        } catch (TimeoutException e) {
            throw new ProviderException(
                    ProviderException.Kind.PASSING, "was not resolved by DNS in time");
        } catch (UnknownHostException e) {
            throw new ProviderException(
                    ProviderException.Kind.PASSING, "could not be resolved by DNS");
        }
    }

    @Override
    public void close() {
        lookup.close();
    }
}
