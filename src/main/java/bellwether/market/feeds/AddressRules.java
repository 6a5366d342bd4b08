package bellwether.market.feeds;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks where the name of a host leads before it is called, so that neither a stranger's name
/// server nor a redirect sends us into an inner network. What the JVM finds for a name holds for 30
/// s there, so the call that follows goes to the addresses that were looked at.
final class AddressRules implements AutoCloseable {
    /// Finds the addresses of a name.
    @FunctionalInterface
    interface Names {
        List<InetAddress> of(String host) throws UnknownHostException, InterruptedException;
    }

    static final Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    private final Names names;
    private final ExecutorService finders =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("finder-", 0).factory());

    AddressRules(Names names) {
        this.names = names;
    }

    /// @param deadline on `System.nanoTime`, for a name server can hang too
    /// @throws ProviderException when the host is one of an inner network, and nobody said that it
    ///   may be
    void requireOutside(Provider.Reach reach, long deadline) throws InterruptedException {
        if (reach.mayBeInside()) {
            return;
        }
        for (InetAddress address : found(reach.base().getHost(), deadline)) {
            if (isInside(address)) {
                throw ProviderException.wrong(
                        "resolves to a private address (%s), which is not allowed"
                                .formatted(address.getHostAddress()));
            }
        }
    }

    private List<InetAddress> found(String host, long deadline) throws InterruptedException {
        Future<List<InetAddress>> finding = finders.submit(() -> names.of(host));
        try {
            long nanos = Math.max(0, deadline - System.nanoTime());
            return finding.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ProviderException(
                    ProviderException.Kind.PASSING, "was not resolved by DNS in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new ProviderException(
                        ProviderException.Kind.PASSING, "could not be resolved by DNS");
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            finding.cancel(true);
        }
    }

    /// Whether an address is anything else than one host of the public internet (RFC 6890 lists
    /// what there is).
    static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isInside4(address.getAddress(), 0)
                        : isInside6(address.getAddress()));
    }

    private static boolean isInside4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128; // shared by a provider's customers
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 ->
                    second == 168
                            || (second == 0 && (third == 0 || third == 2))
                            || (second == 88 && third == 99);
            case 198 -> second == 18 || second == 19 || (second == 51 && third == 100);
            case 203 -> second == 0 && third == 113;
            default -> first >= 224;
        };
    }

    /// Unique local ones, those for documents, and those that carry an IPv4 address that is inside:
    /// mapped, compatible, translated (64:ff9b::/96) and 6to4. Teredo has none that is needed here.
    private static boolean isInside6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        boolean unique = (first & 0xfe00) == 0xfc00;
        return switch (first) {
            case 0 -> isInside4(bytes, 12);
            case 0x64 -> second != 0xff9b || bytes[5] != 0 || isInside4(bytes, 12);
            case 0x2001 -> second < 0x200 || second == 0xdb8;
            case 0x2002 -> isInside4(bytes, 2);
            default -> unique;
        };
    }

    @Override
    public void close() {
        finders.shutdownNow();
    }
}
