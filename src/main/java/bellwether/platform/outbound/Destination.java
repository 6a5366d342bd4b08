package bellwether.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// A URL that may be called, as far as its text says.
///
/// @param host in lower case, without the brackets of IPv6
/// @param literal the address, where the host is one
public record Destination(URI url, String host, int port, Optional<InetAddress> literal) {}
