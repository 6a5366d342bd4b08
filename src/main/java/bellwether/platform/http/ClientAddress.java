package bellwether.platform.http;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Where a request came from.
public record ClientAddress(InetAddress address) {
    private static final String ATTRIBUTE = ClientAddress.class.getName();

    /// As text, of the request that a route is answering; empty when nobody has looked.
    static String of(Context ctx) {
        return ctx.req().getAttribute(ATTRIBUTE) instanceof ClientAddress known ? known.text() : "";
    }

    /// What has been found out about this request.
    public static Optional<ClientAddress> known(Request request) {
        return Optional.ofNullable((ClientAddress) request.getAttribute(ATTRIBUTE));
    }

    public void remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// As it is written in logs.
    public String text() {
        return address.getHostAddress();
    }

    /// What counts as one client: an IPv4 address, or the /64 of an IPv6 address, because every
    /// customer gets a whole one and may choose any address in it.
    public String network() {
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
