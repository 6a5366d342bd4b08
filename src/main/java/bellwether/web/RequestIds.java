package bellwether.web;

import io.javalin.http.Context;

/// The id that the request got at the door.
final class RequestIds {
    private RequestIds() {}

    static String of(Context ctx) {
        return String.valueOf(ctx.res().getHeader(Envelope.REQUEST_ID));
    }
}
