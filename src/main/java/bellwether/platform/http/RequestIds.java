package bellwether.platform.http;

import bellwether.platform.http.problem.ResponseHeaders;
import io.javalin.http.Context;

/// The id that the request got at the door.
public final class RequestIds {
    private RequestIds() {}

    public static String of(Context ctx) {
        return String.valueOf(ctx.res().getHeader(ResponseHeaders.REQUEST_ID));
    }
}
