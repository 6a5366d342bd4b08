package bellwether.desk.report.http;

import bellwether.desk.report.share.FrozenPage;
import bellwether.desk.report.share.FrozenPages;
import bellwether.desk.report.share.Share;
import bellwether.desk.report.share.ShareBook;
import bellwether.desk.report.share.ShareRequest;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links to frozen pages, as their owners make and see them.
public final class ShareRoutes implements Routes {
    private static final String ALL = "/api/v1/shares";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "shares";

    private final ShareBook book;
    private final FrozenPages pages;
    private final BodyParser bodies;

    public ShareRoutes(ShareBook book, FrozenPages pages, BodyParser bodies) {
        this.book = book;
        this.pages = pages;
        this.bodies = bodies;
    }

    /// @param path of its link; null once it works no more
    private record ShareView(
            String id,
            String kind,
            String subject,
            String title,
            @Nullable String path,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            long opened,
            @Nullable Instant openedAt) {}

    private ShareView shown(Share share) {
        return new ShareView(
                share.id().toString(),
                share.kind().word(),
                share.subject(),
                share.title(),
                book.path(share).orElse(null),
                share.createdAt(),
                share.expiresAt(),
                share.revokedAt().orElse(null),
                share.opened(),
                share.openedAt().orElse(null));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.delete(ONE, this::revoke, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<Share> found =
                book.list(
                        Callers.of(ctx).owner(),
                        Cursor.number(ctx, LIST, Long.MAX_VALUE),
                        limit + 1);
        Page<Share> page = Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        reading.answer(EntityTag.ofBytes(), page.map(this::shown));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ShareRequest request = bodies.read(ctx, ShareRequest.class);
        Actor actor = Callers.actor(ctx);
        Instant end = book.end(request);
        Share made = book.create(actor, end, () -> page(actor.owner(), request, end));
        ctx.status(201).header("Location", ALL + "/" + made.id());
        Responses.json(ctx, shown(made));
    }

    private FrozenPage page(String owner, ShareRequest request, Instant end) {
        if (request.scoreboard() != null) {
            return pages.scoreboard(owner, request.scoreboard(), end);
        }
        return request.analysis() != null
                ? pages.analysis(owner, request.analysis(), end)
                : pages.screen(owner, String.valueOf(request.screen()), end);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                shown(book.known(Callers.of(ctx).owner(), ctx.pathParam("id"))));
    }

    private void revoke(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.revoke(Callers.actor(ctx), ctx.pathParam("id"));
        Responses.nothing(ctx);
    }
}
