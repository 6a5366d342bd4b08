package bellwether.desk.alert.http;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.delivery.ChannelCommands;
import bellwether.desk.alert.delivery.DeliveryAttempt;
import bellwether.desk.alert.delivery.Notification;
import bellwether.desk.alert.delivery.NotificationLog;
import bellwether.desk.alert.delivery.NotificationState;
import bellwether.desk.alert.fire.AlertId;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/notifications`.
public final class NotificationRoutes implements Routes {
    static final String ALL = "/api/v1/notifications";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "notifications";

    private final NotificationLog log;
    private final ChannelCommands commands;

    public NotificationRoutes(NotificationLog log, ChannelCommands commands) {
        this.log = log;
        this.commands = commands;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.get(ONE + "/attempts", this::attempts, Role.READER);
        routes.post(ONE + "/replay", this::replay, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "channel", "state", "type", "alert");
        int limit = QueryParameters.limit(ctx);
        NotificationLog.Query query =
                new NotificationLog.Query(
                        channel(ctx),
                        QueryParameters.oneOf(ctx, "state", NotificationState.class),
                        type(ctx),
                        alert(ctx),
                        Cursor.number(ctx, LIST, Long.MAX_VALUE));
        List<Notification> found = log.list(owner(ctx), query, limit + 1);
        Page<Notification> page = Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.seq()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownNotification::of));
    }

    private static Optional<UUID> channel(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("channel"))
                .map(text -> {
                    try {
                        return UUID.fromString(text);
                    } catch (IllegalArgumentException e) {
                        throw Refusal.invalid(
                                "?channel",
                                "must be the id of a channel, was \"%s\""
                                        .formatted(Quoted.text(text)));
                    }
                });
    }

    private static Optional<String> alert(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("alert"))
                .map(text ->
                        AlertId.parse(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?alert",
                                                "must be the id of an alert such as al_1, was \"%s\""
                                                        .formatted(Quoted.text(text))))
                                .toString());
    }

    private static Optional<NotificationType> type(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("type"))
                .map(word ->
                        NotificationType.of(word)
                                .orElseThrow(() ->
                                        Refusal.invalid("?type", DidYouMean.rule(types(), word))));
    }

    private static List<String> types() {
        return Arrays.stream(NotificationType.values()).map(NotificationType::word).toList();
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), ShownNotification.of(log.find(owner(ctx), id(ctx))));
    }

    private void attempts(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        List<DeliveryAttempt> all = log.attempts(owner(ctx), id(ctx));
        reading.answer(EntityTag.ofBytes(), Page.whole(all).map(ShownAttempt::of));
    }

    private void replay(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Notification queued = commands.replayOne(Callers.actor(ctx), id(ctx));
        ctx.status(202);
        Responses.json(ctx, ShownNotification.of(queued));
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private static UUID id(Context ctx) {
        return PathIds.of(ctx, NotificationLog::unknown);
    }

    private record ShownAttempt(
            int n,
            Instant startedAt,
            @Nullable Integer ms,
            String outcome,
            @JsonSerialize(using = EmptyAsNull.class) String address,
            @Nullable Integer code,
            @JsonSerialize(using = EmptyAsNull.class) String answer) {
        static ShownAttempt of(DeliveryAttempt attempt) {
            return new ShownAttempt(
                    attempt.n(),
                    attempt.startedAt(),
                    attempt.ms().orElse(null),
                    attempt.outcome(),
                    attempt.address(),
                    attempt.code().orElse(null),
                    attempt.answer());
        }
    }
}
