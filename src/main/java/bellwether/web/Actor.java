package bellwether.web;

import io.javalin.http.Context;

/// Who does something, by which request, and from where.
///
/// @param client the address, empty when no request is behind it
public record Actor(Caller caller, String requestId, String client) {
    /// Who sent the request that a route is answering.
    ///
    /// @throws Refusal 401 when nobody was made out
    public static Actor of(Context ctx) {
        return new Actor(Caller.of(ctx), RequestIds.of(ctx), ClientAddress.of(ctx));
    }

    public String owner() {
        return caller.owner();
    }
}
