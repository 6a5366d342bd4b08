package bellwether.platform.http.security;

import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.problem.ResponseHeaders;
import org.eclipse.jetty.server.Request;

/// Who asks, as far as it is known without a key. It outlives the request.
///
/// @param route that was asked for
record Sender(ClientAddress address, String route, String requestId) {
    /// Its address has been found out by those who count requests.
    static Sender of(Request request, RequiredRoles.Asked asked) {
        return new Sender(
                ClientAddress.known(request).orElseThrow(),
                asked.route(),
                ResponseHeaders.requestId(request));
    }
}
