package bellwether.research.screen.http;

import bellwether.platform.http.Callers;
import bellwether.platform.http.EntityTag;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.work.ScreenDesk;
import io.javalin.http.Context;
import java.util.function.UnaryOperator;

/// A screen that a request asks for.
///
/// @param pointer of a part of the request by its name
record AskedScreen(ScreenQuery query, ScreenView view, UnaryOperator<String> pointer) {
    /// What moves whenever a request of these parameters would be answered otherwise.
    EntityTag.Known tag(Context ctx, ScreenDesk desk) {
        return EntityTag.of(
                ctx.path(),
                ctx.queryString(),
                desk.state(Callers.of(ctx).owner(), query.timeframe()));
    }
}
