package bellwether.web;

import io.javalin.http.Context;

/// Who does something, and by which request.
public record Actor(Caller caller, String requestId) {
    /// Who sent the request that a route is answering.
    ///
    /// @throws Refusal 401 when nobody was made out
    public static Actor of(Context ctx) {
        return new Actor(Caller.of(ctx), RequestIds.of(ctx));
    }

    public String owner() {
        return caller.owner();
    }
}
