/// The server: connections, bodies, TLS, closing. Assembles the chain of handlers. May use all of
/// `platform.http`.
@NullMarked
package bellwether.platform.http.server;

import org.jspecify.annotations.NullMarked;
