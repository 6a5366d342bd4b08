package bellwether.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where a request came from.
record ClientAddress(InetAddress address) {

    /// As it is written in logs.
    String text() {
        return address.getHostAddress();
    }

    /// What counts as one client: an IPv4 address, or the /64 of an IPv6 address, because every
    /// customer gets a whole one and may choose any address in it.
    String network() {
        if (!(address instanceof Inet6Address)) {
            return text();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, 8, 16, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an address", e);
        }
    }
}
