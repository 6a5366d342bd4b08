package bellwether.desk.alert.http;

import bellwether.desk.alert.delivery.Channel;
import bellwether.desk.alert.delivery.ChannelChange;
import bellwether.desk.alert.delivery.ChannelCommands;
import bellwether.desk.alert.delivery.ChannelRequest;
import bellwether.desk.alert.delivery.Channels;
import bellwether.desk.alert.delivery.CodeSent;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/channels`.
public final class ChannelRoutes implements Routes {
    private static final String ALL = "/api/v1/channels";
    private static final String ONE = ALL + "/{id}";

    private final Channels channels;
    private final ChannelCommands commands;
    private final BodyParser bodies;

    public ChannelRoutes(Channels channels, ChannelCommands commands, BodyParser bodies) {
        this.channels = channels;
        this.commands = commands;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.post(ONE + "/confirm", this::confirm, Role.TRADER);
        routes.post(ONE + "/test", this::test, Role.TRADER);
        routes.post(ONE + "/rotate", this::rotate, Role.TRADER);
        routes.post(ONE + "/replay", this::replay, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        List<Channel> all = channels.list(owner(ctx));
        reading.answer(EntityTag.ofBytes(), Page.whole(all).map(ShownChannel::of));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ChannelRequest request = bodies.read(ctx, ChannelRequest.class);
        Channels.Answer made = channels.create(Callers.actor(ctx), request);
        ctx.status(201).header("Location", ALL + "/" + made.channel().id());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), ShownChannel.of(channels.find(owner(ctx), id(ctx))));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ChannelChange change = bodies.read(ctx, ChannelChange.class);
        answer(ctx, channels.change(Callers.actor(ctx), id(ctx), change));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        channels.delete(Callers.actor(ctx), id(ctx));
        Responses.nothing(ctx);
    }

    private void confirm(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Confirmation given =
                ctx.bodyAsBytes().length == 0
                        ? new Confirmation(null)
                        : bodies.read(ctx, Confirmation.class);
        answer(
                ctx,
                channels.confirm(Callers.actor(ctx), id(ctx), Optional.ofNullable(given.code())));
    }

    private void test(Context ctx) {
        QueryParameters.allowOnly(ctx);
        UUID notification = commands.test(owner(ctx), id(ctx));
        ctx.status(202).header("Location", NotificationRoutes.ALL + "/" + notification);
        Responses.json(ctx, new Queued(notification));
    }

    private void rotate(Context ctx) {
        QueryParameters.allowOnly(ctx);
        UUID id = id(ctx);
        String secret = commands.rotate(Callers.actor(ctx), id);
        Channel channel = channels.find(owner(ctx), id);
        Responses.json(ctx, ShownChannel.of(channel).with(Optional.of(secret), Optional.empty()));
    }

    private void replay(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Replay replay = bodies.read(ctx, Replay.class);
        int count = commands.replay(Callers.actor(ctx), id(ctx), replay.moment());
        ctx.status(202);
        Responses.json(ctx, new Replayed(count));
    }

    private static void answer(Context ctx, Channels.Answer given) {
        Responses.json(
                ctx,
                ShownChannel.of(given.channel())
                        .with(given.secret(), given.code().map(ChannelRoutes::shown)));
    }

    private static ShownChannel.Confirmation shown(CodeSent sent) {
        return new ShownChannel.Confirmation(
                sent.outcome(), sent.answer(), sent.validUntil().orElse(null));
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private static UUID id(Context ctx) {
        return PathIds.of(ctx, Channels::unknown);
    }

    /// A code; absent to have a new one sent.
    record Confirmation(
            @Nullable @Pattern(regexp = "\\d{6}", message = "must be the six digits that were sent")
                    String code) {}

    /// From when on notifications are sent again.
    record Replay(@NotNull(message = TIME_RULE) String since) implements SelfValidating {
        private static final String TIME_RULE = "must be a time such as 2027-01-31T09:30:00Z";

        @Override
        public List<Fault> faults() {
            return since == null || time(since).isPresent()
                    ? List.of()
                    : List.of(
                            new Fault(
                                    "/since",
                                    "%s, was \"%s\"".formatted(TIME_RULE, Quoted.text(since))));
        }

        private static Optional<Instant> time(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text))
                        .filter(time -> time.getYear() >= 1900 && time.getYear() <= 9999)
                        .map(OffsetDateTime::toInstant);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        Instant moment() {
            return time(Objects.requireNonNull(since)).orElseThrow();
        }
    }

    private record Queued(UUID notification) {}

    private record Replayed(int queued) {}
}
