package bellwether.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Who sent a request.
///
/// @param key what tells its key from others, without being the secret; "" when it sent none
/// @param owner whose objects it may see and change
public record Caller(String key, String owner, Role role) {
    private static final String ATTRIBUTE = Caller.class.getName();

    /// The one owner of everything as long as the service has no keys and listens to its own
    /// machine only.
    public static final Caller LOCAL = new Caller("", "local", Role.ADMIN);

    /// The caller of the request that a route is answering.
    ///
    /// @throws Refusal 401 when nobody was made out, as on a public route
    public static Caller of(Context ctx) {
        if (ctx.req().getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        throw Credentials.unauthorized("key_needed", "Show an API key.");
    }

    /// The caller, when one has been made out already.
    static Optional<Caller> of(Request request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /// Remembers who sent this request.
    void remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
